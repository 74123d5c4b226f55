import type { LanguageModelV4Usage } from "@ai-sdk/provider";
import type { ServerTiming, Transport } from "@twinhost/client";
import { type ErrorCode, failure, type ToolResult } from "@twinhost/core";
import type { Cut } from "./cut-result.ts";
import { createTimer, type Timer } from "./timer.ts";

/** What is known of a tool call before it runs. */
interface BegunCall {
  readonly tool: string;
  readonly arguments: unknown;
  readonly transport: Transport;
}

/** What is known of it afterwards. */
interface EndedCall {
  /** The transport that was used, if not the one it began with. */
  readonly transport?: Transport;
  readonly outcome: ToolResult;
  /** Where the time went on the host, if it reported it. */
  readonly timing?: ServerTiming | undefined;
  /** Set when the model saw only the beginning of the result. */
  readonly cut?: Cut | undefined;
}

/** How one tool call of an answer went. */
export interface ToolCallRecord extends BegunCall, EndedCall {
  /** The transport that the call used. */
  readonly transport: Transport;
  readonly durationMs: number;
}

/** What an answer took; times in milliseconds. */
export interface AnswerMeasures {
  readonly durationMs: number;
  /** Time until the tools were available: a process or a connection may have had to start first. */
  readonly startMs: number;
  /** Wall-clock time in which the model worked, and in which tools ran. */
  readonly modelMs: number;
  readonly toolMs: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly toolCalls: readonly ToolCallRecord[];
}

/** Measures one answer while it is made. */
export interface AnswerRecorder {
  readonly startTime: Timer;
  readonly modelTime: Timer;
  /** @returns a function that ends the call and returns its record */
  beginCall(call: BegunCall): (ended: EndedCall) => ToolCallRecord;
  addUsage(usage: LanguageModelV4Usage): void;
  /** @param outcome how the answer ended; calls that still run get it too, or `cancelled` if the answer is ok */
  measures(outcome: "ok" | ErrorCode): AnswerMeasures;
}

/** Starts measuring. Given to {@link answerQuestion}, it also has the measures of an answer that failed. */
export const createAnswerRecorder = (): AnswerRecorder => {
  const startedAt = performance.now();
  const startTime = createTimer();
  const modelTime = createTimer();
  const toolTime = createTimer();
  const calls: CallEntry[] = [];
  let inputTokens = 0;
  let outputTokens = 0;

  return {
    startTime,
    modelTime,
    beginCall: (call) => {
      const entry: CallEntry = { call, startedAt: performance.now(), record: undefined };
      calls.push(entry);
      toolTime.start();
      return (ended) => {
        toolTime.stop();
        entry.record = recordOf(entry, ended);
        return entry.record;
      };
    },
    addUsage: (usage) => {
      inputTokens += usage.inputTokens.total ?? 0;
      outputTokens += usage.outputTokens.total ?? 0;
    },
    measures: (outcome) => ({
      durationMs: performance.now() - startedAt,
      startMs: startTime.elapsedMs(),
      modelMs: modelTime.elapsedMs(),
      toolMs: toolTime.elapsedMs(),
      inputTokens,
      outputTokens,
      toolCalls: calls.map((entry) => entry.record ?? recordOf(entry, unfinished(outcome))),
    }),
  };
};

interface CallEntry {
  readonly call: BegunCall;
  readonly startedAt: number;
  /** Undefined until it ended. */
  record: ToolCallRecord | undefined;
}

const recordOf = ({ call, startedAt }: CallEntry, ended: EndedCall): ToolCallRecord => ({
  ...call,
  ...ended,
  durationMs: performance.now() - startedAt,
});

/** The answer ended before this call did, and stopped it. */
const unfinished = (outcome: "ok" | ErrorCode): EndedCall => ({
  outcome: {
    ok: false,
    error: failure(outcome === "ok" ? "cancelled" : outcome, "The answer ended before this call did."),
  },
});
