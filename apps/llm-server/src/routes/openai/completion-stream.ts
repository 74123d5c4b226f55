import { TURN_BREAK } from "@twinhost/answers";
import type { ToolError } from "@twinhost/core";
import { failureOf } from "../../chat/model-failure.ts";
import type { StreamedAnswer, StreamedPart } from "../../chat/stream-answer.ts";
import { type CompletionHead, functionCall, openAiFinishReason, openAiUsage } from "./completion.ts";
import { codedOpenAiError, namedModelError, openAiError } from "./error.ts";

export interface CompletionStreamOptions {
  readonly head: CompletionHead;
  /** Names of the tools that the caller runs: only their calls are sent. */
  readonly callerTools: ReadonlySet<string>;
  readonly includeUsage: boolean;
}

/** An answer, starting with the first thing that the model did. */
export interface BegunAnswer {
  readonly parts: AsyncGenerator<StreamedPart, void, undefined>;
  /** Set when the model failed before it did anything. */
  readonly error: ToolError | undefined;
}

export const begunAnswer = async (answer: StreamedAnswer): Promise<BegunAnswer> => {
  const { parts } = answer;
  let next = await parts.next();
  while (!next.done && (next.value.type === "start" || next.value.type === "start-step")) next = await parts.next();
  const error = !next.done && next.value.type === "error" ? next.value.error : undefined;
  return { parts: resumed(next, parts), error };
};

const resumed = async function* (
  first: IteratorResult<StreamedPart, void>,
  rest: AsyncGenerator<StreamedPart, void, undefined>,
): AsyncGenerator<StreamedPart, void, undefined> {
  if (first.done) return;
  try {
    yield first.value;
    yield* rest;
  } finally {
    await rest.return();
  }
};

/** The events of a streamed completion, as OpenAI sends them; an error ends them. */
export const completionEvents = async function* (
  parts: AsyncIterable<StreamedPart>,
  answer: StreamedAnswer,
  { head, callerTools, includeUsage }: CompletionStreamOptions,
): AsyncGenerator<string, void, undefined> {
  const chunk = (choices: readonly object[], usage: object | null = null): string =>
    event({ ...head, object: "chat.completion.chunk", choices, ...(includeUsage && { usage }) });
  const choice = (delta: object, finishReason: string | null = null): string =>
    chunk([{ index: 0, delta, logprobs: null, finish_reason: finishReason }]);

  let calls = 0;
  let hasSpoken = false;
  yield choice({ role: "assistant", content: "" });
  for await (const part of parts) {
    switch (part.type) {
      case "text-start":
        if (hasSpoken) yield choice({ content: TURN_BREAK });
        break;
      case "text-delta":
        hasSpoken ||= part.delta !== "";
        yield choice({ content: part.delta });
        break;
      case "reasoning-delta":
        if (part.delta !== "") yield choice({ reasoning_content: part.delta });
        break;
      case "tool-call": {
        if (!callerTools.has(part.call.tool)) break;
        yield choice({ tool_calls: [{ index: calls++, ...functionCall(part.call) }] });
        break;
      }
      case "finish":
        yield choice({}, openAiFinishReason(part.finishReason, calls > 0));
        break;
      case "error": {
        const { code, message } = failureOf(part.error);
        yield event(openAiError(namedModelError(part.error) ?? codedOpenAiError(code, message)));
        return;
      }
    }
  }
  const record = answer.record();
  if (includeUsage && record) yield chunk([], openAiUsage(record));
  yield "data: [DONE]\n\n";
};

const event = (data: object): string => `data: ${JSON.stringify(data)}\n\n`;
