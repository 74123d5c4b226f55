import type { ModelMessage } from "ai";
import { z } from "zod";
import type { SamplingOptions } from "../chat/question.ts";
import type { OpenAiError } from "./openai-error.ts";

const text = z.union([
  z.string(),
  z
    .array(z.object({ type: z.literal("text", { error: "only text parts are served" }), text: z.string() }))
    .transform((parts) => parts.map((part) => part.text).join("\n")),
]);

const message = z.discriminatedUnion(
  "role",
  [
    z.object({ role: z.enum(["system", "developer"]), content: text }),
    z.object({ role: z.literal("user"), content: text }),
    z.object({ role: z.literal("assistant"), content: text.nullish().transform((content) => content ?? "") }),
  ],
  { error: "the roles served are system, developer, user and assistant" },
);

const NOT_SERVED = "is not served: this server runs its own tools";

const completionBody = z.object({
  model: z.string(),
  messages: z.array(message).min(1, { error: "must hold at least one message" }),
  stream: z.literal(false, { error: "streaming is not served yet; leave it out or send false" }).nullish(),
  n: z.literal(1, { error: "only one choice is served" }).nullish(),
  tools: z.array(z.never({ error: NOT_SERVED })).nullish(),
  functions: z.array(z.never({ error: NOT_SERVED })).nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  max_tokens: z.int().min(1).nullish(),
  max_completion_tokens: z.int().min(1).nullish(),
  stop: z.union([z.string(), z.array(z.string()).max(4)]).nullish(),
  seed: z.int().nullish(),
});

export interface CompletionRequest {
  readonly model: string;
  readonly instructions: string | undefined;
  readonly messages: ModelMessage[];
  readonly sampling: SamplingOptions;
}

/** Reads the body of a chat completion; what does not fit comes back as OpenAI's error. Unknown parameters are ignored. */
export const readCompletionRequest = (
  body: unknown,
): { ok: true; request: CompletionRequest } | { ok: false; error: OpenAiError } => {
  const parsed = completionBody.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const param = issue?.path.map(String).join(".") ?? "";
    return {
      ok: false,
      error: {
        status: 400,
        message: `${param || "the body"}: ${issue?.message ?? "is wrong"}`,
        param,
        code: "invalid_value",
      },
    };
  }
  const { model, messages, ...options } = parsed.data;
  const instructions = messages.filter(isInstruction).map(({ content }) => content);
  const turns = messages.filter((turn) => !isInstruction(turn));
  if (turns.at(-1)?.role !== "user") {
    const error = {
      status: 400,
      message: "messages: the last one must be the user's",
      param: "messages",
      code: "invalid_value",
    };
    return { ok: false, error };
  }
  return {
    ok: true,
    request: {
      model,
      instructions: instructions.length > 0 ? instructions.join("\n\n") : undefined,
      messages: turns.map(({ role, content }): ModelMessage => ({ role: role as "user" | "assistant", content })),
      sampling: samplingOf(options),
    },
  };
};

const isInstruction = ({ role }: z.output<typeof message>): boolean => role === "system" || role === "developer";

const samplingOf = (options: Omit<z.output<typeof completionBody>, "model" | "messages">): SamplingOptions => {
  const maxOutputTokens = options.max_completion_tokens ?? options.max_tokens;
  return {
    ...(options.temperature != null && { temperature: options.temperature }),
    ...(options.top_p != null && { topP: options.top_p }),
    ...(maxOutputTokens != null && { maxOutputTokens }),
    ...(options.stop != null && { stopSequences: [options.stop].flat() }),
    ...(options.seed != null && { seed: options.seed }),
  };
};
