import { ToolError } from "@twinhost/core";
import type { FinishReason } from "./answer-part.ts";
import { MAX_STEPS } from "./call-options.ts";
import type { Question } from "./question.ts";

/** What decides whether an answer is empty. */
export interface Said {
  /** What the model said in its last turn. */
  readonly text: string;
  /** What it said in all of its turns. */
  readonly wholeText: string;
  readonly isReasoned: boolean;
  readonly turns: number;
  readonly finishReason: FinishReason;
}

/**
 * Why an answer without calls for the caller is empty; undefined if it is not. An empty text due to the caller's own
 * limits is an answer. After the last allowed turn, which may have called tools, all that was said counts.
 */
export const emptyAnswer = (
  { text, wholeText, isReasoned, turns, finishReason }: Said,
  { sampling }: Pick<Question, "sampling">,
): ToolError | undefined => {
  if (/\S/.test(turns >= MAX_STEPS ? wholeText : text) || sampling?.stopSequences) return undefined;
  switch (finishReason) {
    case "length":
      if (sampling?.maxOutputTokens !== undefined) return undefined;
      return new ToolError(
        "engine_unavailable",
        `The model reached its limit of tokens before it answered${isReasoned ? "; it only reasoned" : ""}. Ask for less, or raise the limit of its server.`,
      );
    case "content-filter":
      return new ToolError("refused_input", "The model's provider withheld the answer (content filter). Rephrase it.");
    default:
      return new ToolError(
        "engine_unavailable",
        turns >= MAX_STEPS
          ? `The model only called tools, ${MAX_STEPS} turns long, and gave no answer. Ask more narrowly.`
          : `The model gave no answer${isReasoned ? ": it only reasoned" : ""}. Ask again, or choose another model.`,
      );
  }
};
