import type { Answer } from "@twinhost/answers";
import { type NodeResponse, toolFailureError } from "@twinhost/server";
import { serverTiming } from "../chat/answer-figures.ts";
import type { AnswerOutcome } from "../chat/answer-question.ts";
import type { AnswerRecord } from "../chat/answer-record.ts";
import { failureOf } from "../chat/model-failure.ts";

/** The answer. A failure is thrown as its HTTP answer, with the times so far in `Server-Timing`. */
export const answeredOrThrow = (
  response: NodeResponse,
  outcome: AnswerOutcome,
): { readonly answer: Answer; readonly record: AnswerRecord } => {
  if (outcome.ok) return outcome;
  response.setHeader("Server-Timing", serverTiming(outcome.record));
  // An internal one stays as it is: the log gets it, the caller does not.
  if (outcome.error.code === "internal") throw outcome.error;
  throw toolFailureError(failureOf(outcome.error));
};
