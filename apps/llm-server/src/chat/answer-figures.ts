import type { AnswerRecord } from "./answer-record.ts";
import { toMicroseconds } from "./tool-figures.ts";

/** Where an answer's time went, in milliseconds. */
export const answerTiming = ({ durationMs, startMs, modelMs, toolMs, toolCalls }: AnswerRecord) => ({
  total_ms: toMicroseconds(durationMs),
  /** Until the tools were available. */
  start_ms: toMicroseconds(startMs),
  model_ms: toMicroseconds(modelMs),
  tool_ms: toMicroseconds(toolMs),
  /** Time of tool calls spent outside their hosts; only for hosts that report their own time. */
  transport_ms: toMicroseconds(
    toolCalls.reduce((sum, call) => sum + (call.timing ? Math.max(call.durationMs - call.timing.serverMs, 0) : 0), 0),
  ),
});

/** The same as a `Server-Timing` header. */
export const serverTiming = (record: AnswerRecord): string => {
  const { model_ms, tool_ms, transport_ms } = answerTiming(record);
  return `model;dur=${model_ms}, tool;dur=${tool_ms}, transport;dur=${transport_ms}`;
};

/** The most names listed: an answer's figures are kept, and sent again with the next question. */
const MOST_NAMES = 100;

/** The tools that the model was not offered, as callers see them. */
export const toolsLeftOut = ({ leftOut }: AnswerRecord) =>
  leftOut && {
    tools_left_out: { max_tools: leftOut.most, count: leftOut.names.length, names: leftOut.names.slice(0, MOST_NAMES) },
  };

/** The figures in the last part of a streamed answer. */
export const answerFigures = (record: AnswerRecord) => ({
  model: record.model,
  transport: record.transport,
  timing: answerTiming(record),
  usage: { input_tokens: record.inputTokens, output_tokens: record.outputTokens },
  ...toolsLeftOut(record),
});
