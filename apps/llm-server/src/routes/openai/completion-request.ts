import type { SamplingOptions } from "@twinhost/answers";
import { z } from "zod";
import type { Question } from "../../chat/question.ts";
import { completionFormat, toResponseFormat } from "./completion-format.ts";
import { completionMessage, hasImage, toConversation } from "./completion-messages.ts";
import { completionToolChoice, completionTools, toCallerTools, toToolChoice } from "./completion-tools.ts";
import type { OpenAiError } from "./error.ts";

const OLD_FUNCTIONS = "is not served any more: use tools and tool_choice";

const completionBody = z
  .object(
    {
      model: z.string(),
      messages: z.array(completionMessage).min(1, { error: "must hold at least one message" }),
      stream: z.boolean().nullish(),
      stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
      n: z.literal(1, { error: "only one choice is served" }).nullish(),
      tools: completionTools.nullish(),
      tool_choice: completionToolChoice.nullish(),
      parallel_tool_calls: z.boolean().nullish(),
      functions: z.null({ error: OLD_FUNCTIONS }).optional(),
      function_call: z.null({ error: OLD_FUNCTIONS }).optional(),
      response_format: completionFormat.nullish(),
      temperature: z.number().min(0).max(2).nullish(),
      top_p: z.number().min(0).max(1).nullish(),
      max_tokens: z.int().min(1).nullish(),
      max_completion_tokens: z.int().min(1).nullish(),
      presence_penalty: z.number().min(-2).max(2).nullish(),
      frequency_penalty: z.number().min(-2).max(2).nullish(),
      stop: z
        .union([z.string().min(1), z.array(z.string().min(1)).max(4)], {
          error: "must be one to four texts, none empty",
        })
        .nullish(),
      logprobs: z.literal(false, { error: "are not served: leave logprobs out" }).nullish(),
      top_logprobs: z.literal(0, { error: "are not served: leave logprobs out" }).nullish(),
      modalities: z.array(z.literal("text", { error: "only text is served" })).nullish(),
      seed: z.int().nullish(),
    },
    { error: "must be a JSON object" },
  )
  .refine(({ stream, stream_options }) => stream || !stream_options, {
    path: ["stream_options"],
    error: "is for streams only: set stream to true",
  });

type CompletionBody = z.output<typeof completionBody>;

export interface CompletionRequest
  extends Pick<
    Question,
    "instructions" | "messages" | "responseFormat" | "sampling" | "callerTools" | "toolChoice" | "parallelToolCalls"
  > {
  readonly model: string;
  readonly stream: boolean;
  readonly includeUsage: boolean;
  readonly hasImages: boolean;
}

/** Reads the body of a chat completion; an invalid one yields an OpenAI error. Unknown parameters are ignored. */
export const readCompletionRequest = (
  body: unknown,
): { ok: true; request: CompletionRequest } | { ok: false; error: OpenAiError } => {
  const parsed = completionBody.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const param = issue?.path.map(String).join(".") ?? "";
    return { ok: false, error: invalid(`${param || "the body"}: ${issue?.message ?? "is wrong"}`, param) };
  }
  const { model, tools, tool_choice, parallel_tool_calls, stream, stream_options, ...rest } = parsed.data;
  const conversation = toConversation(rest.messages);
  if (!conversation.ok) return { ok: false, error: invalid(conversation.message, "messages") };
  return {
    ok: true,
    request: {
      model,
      instructions: conversation.instructions,
      messages: conversation.messages,
      callerTools: tools ? toCallerTools(tools) : undefined,
      toolChoice: tool_choice ? toToolChoice(tool_choice) : undefined,
      parallelToolCalls: parallel_tool_calls ?? undefined,
      stream: stream ?? false,
      includeUsage: stream_options?.include_usage ?? false,
      responseFormat: toResponseFormat(rest.response_format),
      hasImages: rest.messages.some(hasImage),
      sampling: samplingOf(rest),
    },
  };
};

const invalid = (message: string, param: string): OpenAiError => ({
  status: 400,
  message,
  param,
  code: "invalid_value",
});

const samplingOf = (
  options: Omit<
    CompletionBody,
    "model" | "tools" | "tool_choice" | "parallel_tool_calls" | "stream" | "stream_options"
  >,
): SamplingOptions => {
  const maxOutputTokens = options.max_completion_tokens ?? options.max_tokens;
  return {
    ...(options.temperature != null && { temperature: options.temperature }),
    ...(options.top_p != null && { topP: options.top_p }),
    ...(maxOutputTokens != null && { maxOutputTokens }),
    // An empty list would count as a limit that the caller set.
    ...(options.stop?.length && { stopSequences: [options.stop].flat() }),
    ...(options.seed != null && { seed: options.seed }),
    ...(options.presence_penalty != null && { presencePenalty: options.presence_penalty }),
    ...(options.frequency_penalty != null && { frequencyPenalty: options.frequency_penalty }),
  };
};
