import type { LanguageModelV4ToolResultOutput } from "@ai-sdk/provider";
import type { ServerTiming, ToolClient, Transport } from "@twinhost/client";
import { failure, type ToolFailure, type ToolResult } from "@twinhost/core";
import type { ToolCall, ToolProgress } from "./answer-part.ts";
import type { ToolCallRecord } from "./answer-record.ts";
import type { AnswerRecorder } from "./answer-recorder.ts";
import { isJsonObject } from "./is-json-object.ts";
import { modelOutput } from "./model-output.ts";
import type { Question } from "./question.ts";

export interface ToolRunOptions {
  readonly client: () => ToolClient;
  readonly question: Pick<Question, "caller" | "requestId">;
  readonly recorder: AnswerRecorder;
  readonly signal: AbortSignal;
  /** What is left of the answer's time, in milliseconds: no call may take longer. */
  readonly remainingMs: () => number;
  /** Whose calls have their own time limits. */
  readonly isThirdParty: (tool: string) => boolean;
  /** The longest result that a model is shown whole, in characters of its JSON. */
  readonly maxResultChars: number;
  /** Whether the model sees the images of a result. */
  readonly takesImages: boolean;
}

/** A call that ended, and what the model is shown of it. */
export interface EndedCall {
  readonly result: ToolResult;
  readonly record: ToolCallRecord;
  readonly shown: LanguageModelV4ToolResultOutput;
}

/** Runs one call to its end. A failure goes to the model as a result, never as an exception. */
export type RunTool = (call: ToolCall, report?: (progress: ToolProgress) => void) => Promise<EndedCall>;

/** Longer than the longest of our tools may run: it ends calls to tools that went silent. */
const CALL_TIMEOUT_MS = 30_000;

export const createRunTool =
  ({ client, question, recorder, signal, remainingMs, isThirdParty, ...limits }: ToolRunOptions): RunTool =>
  async ({ tool, input }, report) => {
    const reached = client();
    const end = recorder.beginCall({ tool, arguments: input, transport: reached.transport });
    let timing: ServerTiming | undefined;
    let transport: Transport = reached.transport;
    const result: ToolResult = isJsonObject(input)
      ? await reached.callTool(tool, input, {
          caller: question.caller,
          requestId: question.requestId,
          signal,
          timeoutMs: isThirdParty(tool) ? remainingMs() : Math.min(CALL_TIMEOUT_MS, remainingMs()),
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
      ? modelOutput(result.output, { maxChars: limits.maxResultChars, takesImages: limits.takesImages })
      : { value: shownFailure(result.error), cut: undefined };
    return { result, record: end({ transport, outcome: result, timing, cut }), shown };
  };

export const shownFailure = ({ code, message, reason }: ToolFailure): LanguageModelV4ToolResultOutput => ({
  type: "error-json",
  value: { code, ...(reason !== undefined && { reason }), message },
});
