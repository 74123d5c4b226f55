import type { Answer } from "@twinhost/answers";
import { type NodeResponse, toolFailureError } from "@twinhost/server";
import { serverTiming } from "../chat/answer-figures.ts";
import type { AnswerOutcome } from "../chat/answer-question.ts";
import type { AnswerRecord } from "../chat/answer-record.ts";
import { failureOf } from "../chat/model-failure.ts";

/** Returns the answer, or throws a failure as an HTTP error, with the times so far in `Server-Timing`. */
export const answeredOrThrow = (
  response: NodeResponse,
  outcome: AnswerOutcome,
): { readonly answer: Answer; readonly record: AnswerRecord } => {
  if (outcome.ok) return outcome;
  response.setHeader("Server-Timing", serverTiming(outcome.record));
  // An internal error stays unchanged: it is logged, but not shown to the caller.
  if (outcome.error.code === "internal") throw outcome.error;
  throw toolFailureError(failureOf(outcome.error));
};
