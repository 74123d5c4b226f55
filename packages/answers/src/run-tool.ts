import type { LanguageModelV4ToolResultOutput } from "@ai-sdk/provider";
import type { ServerTiming, Transport } from "@twinhost/client";
import { failure, type ToolFailure, type ToolResult } from "@twinhost/core";
import type { ToolCall, ToolProgress } from "./answer-part.ts";
import type { AnswerRecorder, ToolCallRecord } from "./answer-recorder.ts";
import { isJsonObject } from "./is-json-object.ts";
import { modelOutput } from "./model-output.ts";
import type { Question } from "./question.ts";

export interface ToolRunOptions {
  readonly question: Pick<Question, "client" | "caller" | "requestId" | "callTimeoutMs" | "takesImages">;
  readonly recorder: AnswerRecorder;
  readonly signal: AbortSignal;
  /** What is left of the answer's time, in milliseconds: no call may take longer. */
  readonly remainingMs: () => number;
  /** The longest result that a model is shown complete, in characters of its JSON. */
  readonly maxResultChars: number;
}

/** A finished call, and what the model is shown of it. */
export interface EndedCall {
  readonly result: ToolResult;
  readonly record: ToolCallRecord;
  readonly shown: LanguageModelV4ToolResultOutput;
}

/** Runs one call to its end. A failure goes to the model as a result, never as an exception. */
export type RunTool = (call: ToolCall, report?: (progress: ToolProgress) => void) => Promise<EndedCall>;

export const createRunTool =
  ({ question, recorder, signal, remainingMs, maxResultChars: maxChars }: ToolRunOptions): RunTool =>
  async ({ tool, input }, report) => {
    const { client, caller, requestId, callTimeoutMs, takesImages = false } = question;
    const end = recorder.beginCall({ tool, arguments: input, transport: client.transport });
    let timing: ServerTiming | undefined;
    let transport: Transport = client.transport;
    const result: ToolResult = isJsonObject(input)
      ? await client.callTool(tool, input, {
          caller,
          requestId,
          signal,
          timeoutMs: Math.min(callTimeoutMs?.(tool) ?? Number.POSITIVE_INFINITY, remainingMs()),
          onTransport: (used) => {
            transport = used;
          },
          onProgress:
            report &&
            ((progress, total, message) =>
              report({ progress, ...(total !== undefined && { total }), ...(message !== undefined && { message }) })),
          onTiming: (told) => {
            timing = told;
          },
        })
      : { ok: false, error: failure("invalid_arguments", "The arguments must be one JSON object.") };
    const { value: shown, cut } = result.ok
      ? modelOutput(result.output, { maxChars, takesImages })
      : { value: shownFailure(result.error), cut: undefined };
    return { result, record: end({ transport, outcome: result, timing, cut }), shown };
  };

export const shownFailure = ({ code, message, reason }: ToolFailure): LanguageModelV4ToolResultOutput => ({
  type: "error-json",
  value: { code, ...(reason !== undefined && { reason }), message },
});
