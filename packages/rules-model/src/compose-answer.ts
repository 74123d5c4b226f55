import type { JsonObject, JsonValue } from "@twinhost/core";
import { z } from "zod";
import { composeFailure } from "./compose-failure.ts";
import type { AnswerLanguage } from "./language.ts";
import { composePassages } from "./search/compose-passages.ts";
import { searchPage } from "./search/rank-passages.ts";
import type { Task } from "./tasks.ts";

/** The outcome of a tool call in the prompt: its output, or what went wrong. */
export type ToolOutcome =
  | { readonly ok: true; readonly output: JsonValue }
  | { readonly ok: false; readonly code: string; readonly message: string };

export interface AnsweredCall {
  readonly tool: string;
  readonly arguments: JsonObject;
  readonly outcome: ToolOutcome;
}

const calculation = z.object({ expression: z.string(), result: z.string() });
const translation = z.object({
  target_lang: z.string(),
  translated_text: z.string(),
  source_lang: z.string(),
  engine: z.string(),
});

/**
 * The answer to a question whose tool was called. Its wording follows the tool's output, because a client that sends
 * results back need not offer the tools again.
 * @param task of the tool, if it is still offered
 */
export const composeAnswer = (
  call: AnsweredCall,
  { language, question, task }: { language: AnswerLanguage; question: string; task: Task | undefined },
): string => {
  if (!call.outcome.ok) return composeFailure({ tool: call.tool, task }, call.outcome, language);
  const { output } = call.outcome;
  const known = { ...call.arguments, ...(typeof output === "object" && output) };
  const sum = calculation.safeParse(known);
  if (sum.success) return composeSum(sum.data, { language, question });
  const translated = translation.safeParse(known);
  if (translated.success) return composeTranslation(translated.data, language);
  const page = searchPage.safeParse(output);
  if (page.success) return composePassages(page.data, { question, language });
  return `${call.tool}: ${JSON.stringify(output)}`;
};

/** Korea's value added tax has a single rate; the answer mentions if it was assumed. */
const assumesTax = (question: string): boolean =>
  /부가세|부가가치세/u.test(question) && !/%|퍼센트|프로/u.test(question);

const LEAD_IN =
  /^(?:(?:please|hey|can you|could you|tell me|calculate|compute|evaluate|what(?:'s|\s+is)|how\s+much\s+is)\s+)+/iu;
const SUM_IN_WORDS =
  /^(?:[-+*/^%×÷().,!\d\s]|\b(?:of|plus|minus|times|divided|by|mod|percent|squared|cubed|to|the|power|square|root|sqrt)\b)+$/iu;

/** "15% of 240 is 36" if the question is a plain sum; otherwise the result with the calculated expression. */
const composeSum = (
  { expression, result }: z.output<typeof calculation>,
  { language, question }: { language: AnswerLanguage; question: string },
): string => {
  if (language === "ko")
    return `답은 ${result}입니다. (${assumesTax(question) ? "부가세 10 % 기준, " : ""}계산: ${expression})`;
  const sum = question.replace(LEAD_IN, "").replace(/(?:\s*[=?.]|\s+please)+$/iu, "");
  return SUM_IN_WORDS.test(sum) ? `${sum} is ${result}.` : `The answer is ${result}. (${expression})`;
};

/** The name of a BCP 47 tag, or the tag itself if it is invalid. */
const nameOf = (tag: string, language: AnswerLanguage): string => {
  try {
    return new Intl.DisplayNames([language], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
};

const composeTranslation = (
  { target_lang, translated_text, source_lang, engine }: z.output<typeof translation>,
  language: AnswerLanguage,
): string => {
  const [target, source] = [nameOf(target_lang, language), nameOf(source_lang, language)];
  return language === "ko"
    ? `${translated_text}\n\n(${source} → ${target}, 번역 엔진: ${engine})`
    : `${translated_text}\n\n(${source} to ${target}, translated by ${engine})`;
};
