import type { Logger, ToolError } from "@twinhost/tools";
import { type FinishReason, generateText } from "ai";
import type { AnswerRecord } from "./answer-record.ts";
import { modelFailure } from "./model-failure.ts";
import type { Question } from "./question.ts";
import type { BeginAnswer } from "./tool-loop.ts";

/** A call of one of the caller's own tools, which the caller is to run. */
export interface CallerToolCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: unknown;
}

export interface Answer {
  /** What the model said last. */
  readonly text: string;
  /** All that it said, also between its tool calls. */
  readonly wholeText: string;
  readonly callerToolCalls: readonly CallerToolCall[];
  readonly finishReason: FinishReason;
}

export type AnswerOutcome =
  | { readonly ok: true; readonly answer: Answer; readonly record: AnswerRecord }
  /** The model failed; a failing tool is part of an answer. */
  | { readonly ok: false; readonly error: ToolError; readonly record: AnswerRecord };

/** Between what a model says in two turns. */
export const TURN_BREAK = "\n\n";

export type AnswerQuestion = (question: Question) => Promise<AnswerOutcome>;

/** Answers in one piece. */
export const createAnswerQuestion =
  (begin: BeginAnswer, log: Logger): AnswerQuestion =>
  async (question) => {
    const { settings, recorder } = await begin(question);
    try {
      const { text, steps, toolCalls, finishReason } = await generateText(settings);
      const ofCaller = new Set(question.callerTools?.map(({ name }) => name));
      return {
        ok: true,
        answer: {
          text,
          wholeText: steps
            .map((step) => step.text)
            .filter((said) => said !== "")
            .join(TURN_BREAK),
          callerToolCalls: toolCalls
            .filter(({ toolName, invalid }) => !invalid && ofCaller.has(toolName))
            .map(({ toolCallId, toolName, input }) => ({ id: toolCallId, name: toolName, arguments: input })),
          finishReason,
        },
        record: recorder.close("ok"),
      };
    } catch (thrown) {
      const error = modelFailure(thrown, question.signal.aborted, question.model);
      logModelFailure(log, question, error);
      return { ok: false, error, record: recorder.close(error.code) };
    }
  };

export const logModelFailure = (log: Logger, { model, requestId }: Question, error: ToolError): void => {
  if (error.code === "cancelled") return;
  log.warn({ err: error, model: model.id, code: error.code, requestId }, "the model failed");
};
