import type { FinishReason, Tell, ToolCall } from "./answer-part.ts";
import { type AnswerMeasures, type AnswerRecorder, createAnswerRecorder } from "./answer-recorder.ts";
import { emptyAnswer } from "./empty-answer.ts";
import { streamedTurn, type Turn, wholeTurn } from "./model-turn.ts";
import type { Question } from "./question.ts";
import { takeTurns } from "./take-turns.ts";

/** The outcome of a question. */
export interface Answer {
  /** What the model said last. */
  readonly text: string;
  /** Everything it said, including between its tool calls. */
  readonly wholeText: string;
  /** Its reasoning over all turns, from models that report it. */
  readonly reasoning: string;
  /** Calls of the caller's own tools, for the caller to run. */
  readonly callerToolCalls: readonly ToolCall[];
  readonly finishReason: FinishReason;
  readonly measures: AnswerMeasures;
}

/** Separates what a model says in two turns. */
export const TURN_BREAK = "\n\n";

/** Options of {@link answerQuestion} besides the question. */
export interface AnswerOptions {
  /** Called with what happens meanwhile; the model then streams. Each part waits until it is taken. */
  readonly tell?: Tell | undefined;
  /** Records what the answer takes; pass one to have this of a failed answer too. */
  readonly recorder?: AnswerRecorder | undefined;
}

/**
 * Lets a model answer with a client's tools: it may call tools, gets their results, and answers. A failing tool is part
 * of an answer.
 * @throws what the provider's package throws when the model fails; ToolError `engine_unavailable` for an answer without
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
