import type { Logger } from "@twinhost/core";
import { openUsageCounter, type SharedRedis, type UsageSource, type UsageTable } from "@twinhost/policy";
import type { AnswerRecord } from "../chat/answer-record.ts";
import { type DirectCall, toolUses } from "./tool-uses.ts";

// In separate databases: a tool host on the same data folder counts the calls that reach it in its own.
const ANSWERS: UsageTable<"model", "inputTokens" | "outputTokens"> = {
  file: "answers.sqlite",
  subject: "model",
  measures: { inputTokens: "input_tokens", outputTokens: "output_tokens" },
};
const TOOL_CALLS: UsageTable<"tool", never> = { file: "answer-tools.sqlite", subject: "tool", measures: {} };

/** Answers by model and caller; tool calls, in answers and without a model, by tool; kept across restarts. */
export interface AnswerUsage extends UsageSource<"model" | "tool" | "caller"> {
  record(answer: AnswerRecord): void;
  recordCall(call: DirectCall): void;
  /** Writes what is still in memory, and shares it with other replicas. */
  close(): Promise<void>;
}

/** @throws Error with one line for the operator */
export const openAnswerUsage = (dataDirectory: string, log: Logger, redis?: SharedRedis): AnswerUsage => {
  const answers = openUsageCounter(dataDirectory, ANSWERS, log, redis);
  const calls = openUsageCounter(dataDirectory, TOOL_CALLS, log, redis);
  return {
    groups: ["model", "tool", "caller"],
    measures: (by) => (by === "tool" ? calls.measures(by) : answers.measures(by)),
    query: ({ by, ...query }) => (by === "tool" ? calls.query({ ...query, by }) : answers.query({ ...query, by })),
    record: (answer) => {
      const { model, caller, transport, outcome, durationMs, inputTokens, outputTokens } = answer;
      const measured = { inputTokens, outputTokens };
      answers.record({ name: model, caller, transport, outcome, durationMs, measured });
      for (const { tool, ...use } of toolUses(answer)) calls.record({ ...use, name: tool, caller, measured: {} });
    },
    recordCall: ({ tool, ...call }) => calls.record({ ...call, name: tool, measured: {} }),
    close: async () => {
      await Promise.all([answers.close(), calls.close()]);
    },
  };
};
