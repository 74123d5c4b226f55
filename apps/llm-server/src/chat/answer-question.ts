import type { Logger, ToolError } from "@twinhost/core";
import type { FinishReason, ToolCall } from "./answer-part.ts";
import type { AnswerRecord } from "./answer-record.ts";
import { emptyAnswer } from "./empty-answer.ts";
import { modelFailure } from "./model-failure.ts";
import { type Turn, wholeTurn } from "./model-turn.ts";
import type { Question } from "./question.ts";
import type { BeginAnswer } from "./tool-loop.ts";

export interface Answer {
  /** What the model said last. */
  readonly text: string;
  /** All that it said, also between its tool calls. */
  readonly wholeText: string;
  /** What it thought before and between, from models that tell it. */
  readonly reasoning: string;
  /** Calls of the caller's own tools, which the caller is to run. */
  readonly callerToolCalls: readonly ToolCall[];
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
    const { turns, recorder } = begin(question, wholeTurn);
    try {
      const answer = answerOf(await turns, question);
      return { ok: true, answer, record: recorder.close("ok") };
    } catch (thrown) {
      const error = modelFailure(thrown, question.signal.aborted, question.model);
      logModelFailure(log, question, error);
      return { ok: false, error, record: recorder.close(error.code) };
    }
  };

/** What the turns of a model come to. @throws ToolError where that is no answer */
export const answerOf = (turns: readonly Turn[], question: Question): Answer => {
  const last = turns.at(-1);
  const text = last?.said("text") ?? "";
  const wholeText = inTurns(turns.map((turn) => turn.said("text")));
  const reasoning = inTurns(turns.map((turn) => turn.said("reasoning")));
  const finishReason = last?.finishReason ?? "other";
  const ofCaller = new Set(question.callerTools?.map(({ name }) => name));
  const callerToolCalls = last?.calls.filter(({ tool }) => ofCaller.has(tool)) ?? [];
  const said = { text, wholeText, isReasoned: reasoning !== "", turns: turns.length, finishReason };
  const empty = callerToolCalls.length > 0 ? undefined : emptyAnswer(said, question);
  if (empty) throw empty;
  return { text: text === "" ? wholeText : text, wholeText, reasoning, callerToolCalls, finishReason };
};

const inTurns = (said: readonly string[]): string => said.filter((text) => text !== "").join(TURN_BREAK);

export const logModelFailure = (log: Logger, { model, requestId }: Question, error: ToolError): void => {
  if (error.code === "cancelled") return;
  log.warn({ err: error, model: model.id, code: error.code, requestId }, "the model failed");
};
