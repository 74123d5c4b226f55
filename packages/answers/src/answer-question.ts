import type { FinishReason, Tell, ToolCall } from "./answer-part.ts";
import { type AnswerMeasures, type AnswerRecorder, createAnswerRecorder } from "./answer-recorder.ts";
import { emptyAnswer } from "./empty-answer.ts";
import { streamedTurn, type Turn, wholeTurn } from "./model-turn.ts";
import type { Question } from "./question.ts";
import { takeTurns } from "./take-turns.ts";

/** What a question came to. */
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
  readonly measures: AnswerMeasures;
}

/** Between what a model says in two turns. */
export const TURN_BREAK = "\n\n";

/** What {@link answerQuestion} may be given beside the question. */
export interface AnswerOptions {
  /** Told what happens meanwhile: then the model streams. It waits for each part to be taken. */
  readonly tell?: Tell | undefined;
  /** Keeps what the answer takes, for who wants it of a failed one too. */
  readonly recorder?: AnswerRecorder | undefined;
}

/**
 * Lets a model answer with the tools of a client: it may ask for tools, gets their results, and answers. A tool that fails is
 * part of an answer.
 * @throws what the model fails with, as its provider's package throws it; ToolError `engine_unavailable` for an answer without
 * any words
 * @example
 * const { text } = await answerQuestion({
 *   model,
 *   client: createInProcessToolClient({ toolbox, caller: LOCAL_CALLER }),
 *   messages: [{ role: "user", content: [{ type: "text", text: "What is 6 times 7?" }] }],
 * });
 */
export const answerQuestion = async (
  question: Question,
  { tell, recorder = createAnswerRecorder() }: AnswerOptions = {},
): Promise<Answer> => {
  const turns = await takeTurns(question, { takeTurn: tell ? streamedTurn : wholeTurn, recorder, tell });
  return { ...answerOf(turns, question), measures: recorder.measures("ok") };
};

const answerOf = (turns: readonly Turn[], question: Question): Omit<Answer, "measures"> => {
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
