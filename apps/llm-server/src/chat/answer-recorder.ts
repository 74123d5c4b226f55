import type { LanguageModelV4Usage } from "@ai-sdk/provider";
import type { ServerTiming, Transport } from "@twinhost/client";
import { type ErrorCode, failure, type ToolResult } from "@twinhost/core";
import type { AnswerRecord, RecordAnswer, ToolCallRecord } from "./answer-record.ts";
import type { Question } from "./question.ts";
import { createTimer, type Timer } from "./timer.ts";
import type { LeftOut } from "./tool-choice.ts";

/** What is known of a tool call before it ran. */
interface BegunCall {
  readonly tool: string;
  readonly arguments: unknown;
  readonly transport: Transport;
}

/** What is known of it afterwards. */
interface EndedCall {
  /** The one really used, where it is not the one that it began with. */
  readonly transport?: Transport;
  readonly outcome: ToolResult;
  readonly timing?: ServerTiming | undefined;
  readonly cut?: ToolCallRecord["cut"];
}

/** Keeps the record of one answer while it is made. */
export interface AnswerRecorder {
  readonly modelTime: Timer;
  /** @returns what ends the call, and gives its record */
  beginCall(call: BegunCall): (ended: EndedCall) => ToolCallRecord;
  addUsage(usage: LanguageModelV4Usage): void;
  leaveOut(tools: LeftOut | undefined): void;
  /** Ends the answer and hands on its record. The first end counts; later ones get the same record. */
  close(outcome: AnswerRecord["outcome"]): AnswerRecord;
}

export const createAnswerRecorder = (question: Question, recordAnswer: RecordAnswer): AnswerRecorder => {
  const startedAt = performance.now();
  const modelTime = createTimer();
  const toolTime = createTimer();
  const calls: CallEntry[] = [];
  let inputTokens = 0;
  let outputTokens = 0;
  let leftOut: LeftOut | undefined;
  let record: AnswerRecord | undefined;

  return {
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
    leaveOut: (tools) => {
      leftOut = tools;
    },
    close: (outcome) => {
      if (record) return record;
      record = {
        requestId: question.requestId,
        caller: question.caller.id,
        model: question.model.id,
        transport: question.transport,
        outcome,
        durationMs: performance.now() - startedAt,
        modelMs: modelTime.elapsedMs(),
        toolMs: toolTime.elapsedMs(),
        inputTokens,
        outputTokens,
        leftOut,
        toolCalls: calls.map((entry) => entry.record ?? recordOf(entry, unfinished(outcome))),
      };
      recordAnswer(record);
      return record;
    },
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
