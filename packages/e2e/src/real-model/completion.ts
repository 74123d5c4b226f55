import { eventsIn } from "@twinhost/testing";
import { z } from "zod";

const call = z.object({
  index: z.number().nullish(),
  function: z.object({ name: z.string().nullish(), arguments: z.string().nullish() }),
});

const message = z.object({ content: z.string().nullish(), tool_calls: z.array(call).nullish() });

const usage = z.object({ prompt_tokens: z.number(), completion_tokens: z.number() });

const completion = z.object({
  choices: z.array(
    z.object({
      message: message.optional(),
      delta: message.optional(),
      finish_reason: z.string().nullish(),
    }),
  ),
  usage: usage.nullish(),
});

/** Sent in place of a chunk if a streamed response fails after its headers; OpenAI's clients throw it. */
const failed = z.object({ error: z.object({ message: z.string(), code: z.string().nullable() }) });

/** An OpenAI chat completion, streamed or not, as its client sees it. */
export interface Completion {
  readonly text: string;
  readonly calls: readonly { readonly name: string; readonly arguments: string }[];
  readonly finishReason: string | undefined;
  readonly usage: z.output<typeof usage> | undefined;
  /** Number of text pieces received; 1 if it was not streamed. */
  readonly pieces: number;
  /** Whether a stream ended with `[DONE]`, as OpenAI's do. */
  readonly isDone: boolean;
  /** The error that ended the stream, if any. */
  readonly error: z.output<typeof failed>["error"] | undefined;
}

/** Parses a response body. @throws if it is not a chat completion */
export const readCompletion = (body: string): Completion => {
  if (body.startsWith("{")) return { ...join([completion.parse(JSON.parse(body))]), isDone: true, error: undefined };
  const chunks: z.output<typeof completion>[] = [];
  let isDone = false;
  let error: Completion["error"];
  for (const data of eventsIn(body)) {
    if (data === "[DONE]") {
      isDone = true;
      continue;
    }
    const event: unknown = JSON.parse(data);
    const failure = failed.safeParse(event);
    if (failure.success) ({ error } = failure.data);
    else chunks.push(completion.parse(event));
  }
  return { ...join(chunks), isDone, error };
};

const join = (chunks: readonly z.output<typeof completion>[]): Omit<Completion, "isDone" | "error"> => {
  const texts: string[] = [];
  const calls: { name: string; arguments: string }[] = [];
  let finishReason: string | undefined;
  let total: z.output<typeof usage> | undefined;
  for (const { choices, usage } of chunks) {
    total = usage ?? total;
    for (const { message, delta, finish_reason } of choices) {
      const { content, tool_calls } = message ?? delta ?? {};
      if (content) texts.push(content);
      finishReason = finish_reason ?? finishReason;
      for (const [position, { index, function: part }] of (tool_calls ?? []).entries()) {
        const at = index ?? position;
        calls[at] = {
          name: part.name || calls[at]?.name || "",
          arguments: `${calls[at]?.arguments ?? ""}${part.arguments ?? ""}`,
        };
      }
    }
  }
  return { text: texts.join(""), calls, finishReason, usage: total, pieces: texts.length };
};
