import type { Logger, ToolError } from "@twinhost/core";
import { type FinishReason, generateText, type ToolSet, type TypedToolCall } from "ai";
import { notesOf } from "../model/middleware/call-notes.ts";
import type { AnswerRecord } from "./answer-record.ts";
import { emptyAnswer } from "./empty-answer.ts";
import { modelFailure } from "./model-failure.ts";
import type { Question } from "./question.ts";
import type { BeginAnswer } from "./tool-loop.ts";

/** A call of one of the caller's own tools, which the caller is to run. */
export interface CallerToolCall {
  readonly id: string;
  readonly name: string;
  /** As the model wrote them: text by contract. */
  readonly arguments: string;
}

export const callerToolCall = (call: TypedToolCall<ToolSet>): CallerToolCall => ({
  id: call.toolCallId,
  name: call.toolName,
  // Clients parse it, and no text is no JSON: some models write none for a tool without parameters.
  arguments: (notesOf(call.providerMetadata).arguments ?? JSON.stringify(call.input)) || "{}",
});

export interface Answer {
  /** What the model said last. */
  readonly text: string;
  /** All that it said, also between its tool calls. */
  readonly wholeText: string;
  /** What it thought before and between, from models that tell it. */
  readonly reasoning: string;
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
      const wholeText = inTurns(steps.map((step) => step.text));
      const reasoning = inTurns(steps.map((step) => step.reasoningText ?? ""));
      const ofCaller = new Set(question.callerTools?.map(({ name }) => name));
      const callerToolCalls = toolCalls
        .filter(({ toolName, invalid }) => !invalid && ofCaller.has(toolName))
        .map(callerToolCall);
      const said = { text, wholeText, isReasoned: reasoning !== "", turns: steps.length, finishReason };
      const empty = callerToolCalls.length > 0 ? undefined : emptyAnswer(said, question);
      if (empty) throw empty;
      return {
        ok: true,
        answer: { text: text === "" ? wholeText : text, wholeText, reasoning, callerToolCalls, finishReason },
        record: recorder.close("ok"),
      };
    } catch (thrown) {
      const error = modelFailure(thrown, question.signal.aborted, question.model);
      logModelFailure(log, question, error);
      return { ok: false, error, record: recorder.close(error.code) };
    }
  };

const inTurns = (said: readonly string[]): string => said.filter((text) => text !== "").join(TURN_BREAK);

export const logModelFailure = (log: Logger, { model, requestId }: Question, error: ToolError): void => {
  if (error.code === "cancelled") return;
  log.warn({ err: error, model: model.id, code: error.code, requestId }, "the model failed");
};
