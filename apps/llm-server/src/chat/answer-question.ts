import type { Answer } from "@twinhost/answers";
import type { Logger, ToolError } from "@twinhost/core";
import type { AnswerRecord } from "./answer-record.ts";
import { modelFailure } from "./model-failure.ts";
import type { Question } from "./question.ts";
import type { BeginAnswer } from "./tool-loop.ts";

export type AnswerOutcome =
  | { readonly ok: true; readonly answer: Answer; readonly record: AnswerRecord }
  /** The model failed; a failing tool is part of an answer. */
  | { readonly ok: false; readonly error: ToolError; readonly record: AnswerRecord };

export type AnswerQuestion = (question: Question) => Promise<AnswerOutcome>;

/** Answers without streaming. */
export const createAnswerQuestion =
  (begin: BeginAnswer, log: Logger): AnswerQuestion =>
  async (question) => {
    const begun = begin(question);
    try {
      return { ok: true, answer: await begun.answer, record: begun.close("ok") };
    } catch (thrown) {
      const error = modelFailure(thrown, question.signal.aborted, question.model);
      logModelFailure(log, question, error);
      return { ok: false, error, record: begun.close(error.code) };
    }
  };

export const logModelFailure = (log: Logger, { model, requestId }: Question, error: ToolError): void => {
  if (error.code === "cancelled") return;
  log.warn({ err: error, model: model.id, code: error.code, requestId }, "the model failed");
};
