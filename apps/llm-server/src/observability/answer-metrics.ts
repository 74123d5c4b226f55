import { createCallMetrics } from "@twinhost/server";
import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import type { AnswerRecord } from "../chat/answer-record.ts";
import { type ToolUse, toolUses } from "./tool-uses.ts";

export interface AnswerMetricsOptions {
  readonly registry: Registry;
  /** The number of answers in progress. */
  readonly inFlight: () => number;
  /** The transport in use, and whether the tools answer over it. */
  readonly toolState: () => Promise<{ readonly transport: string; readonly reachable: boolean }>;
}

/** In seconds: from the builtin model, which answers at once, to the default timeout of an answer. */
const ANSWER_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 80, 120];
const CALL_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30];

/** Counts each answer, and each tool call made without a model. */
interface AnswerMetrics {
  readonly count: (answer: AnswerRecord) => void;
  readonly countCall: (call: ToolUse) => void;
}

/** Registers the Prometheus metrics of answers. */
export const createAnswerMetrics = ({ registry, inFlight, toolState }: AnswerMetricsOptions): AnswerMetrics => {
  const registers = [registry];
  const recordAnswer = createCallMetrics({
    registry,
    labels: ["model", "transport"],
    total: ["twinhost_llm_answers_total", "Answers, by how they ended: ok or an error code."],
    duration: ["twinhost_llm_answer_duration_seconds", "How long answers took, model and tools together."],
    buckets: ANSWER_BUCKETS,
  });
  const modelDurations = new Histogram({
    name: "twinhost_llm_model_duration_seconds",
    help: "How long the model worked on an answer.",
    labelNames: ["model"],
    buckets: ANSWER_BUCKETS,
    registers,
  });
  const tokens = new Counter({
    name: "twinhost_llm_tokens_total",
    help: "Tokens that models read (input) and wrote (output).",
    labelNames: ["model", "direction"],
    registers,
  });
  const recordToolCall = createCallMetrics({
    registry,
    labels: ["tool", "transport"],
    total: [
      "twinhost_llm_tool_calls_total",
      "Tool calls that this server made, by how they ended: ok or an error code.",
    ],
    duration: [
      "twinhost_llm_tool_call_duration_seconds",
      "How long tool calls took as this server sees them, the transport included.",
    ],
    buckets: CALL_BUCKETS,
  });
  new Gauge({
    name: "twinhost_llm_answers_in_flight",
    help: "Answers that are being made now.",
    registers,
    collect() {
      this.set(inFlight());
    },
  });
  new Gauge({
    name: "twinhost_llm_tools_reachable",
    help: "1 when the tools answer over the transport in use, else 0.",
    labelNames: ["transport"],
    registers,
    async collect() {
      const { transport, reachable } = await toolState();
      this.reset();
      this.set({ transport }, reachable ? 1 : 0);
    },
  });

  const countCall = ({ tool, transport, outcome, durationMs }: ToolUse): void =>
    recordToolCall({ tool, transport }, outcome, durationMs);
  return {
    countCall,
    count: (answer) => {
      const { model, transport, outcome } = answer;
      recordAnswer({ model, transport }, outcome, answer.durationMs);
      modelDurations.observe({ model }, answer.modelMs / 1000);
      tokens.inc({ model, direction: "input" }, answer.inputTokens);
      tokens.inc({ model, direction: "output" }, answer.outputTokens);
      toolUses(answer).forEach(countCall);
    },
  };
};
