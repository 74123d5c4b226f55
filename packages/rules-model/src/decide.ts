import { asksForFigure, detectCalculation } from "./calculation/detect-calculation.ts";
import type { Decision } from "./decision.ts";
import { type AnswerLanguage, languageOf } from "./language.ts";
import { NO_FIGURE, NOTHING_TO_DO } from "./replies.ts";
import { detectSearch } from "./search/detect-search.ts";
import { isAboutTheProduct } from "./search/product-words.ts";
import { shorten } from "./shorten.ts";
import { smallTalk, withoutGreeting } from "./small-talk.ts";
import { detectTranslation } from "./translation/detect-translation.ts";

/**
 * Decides by rules, in Korean and English, whether a question needs a tool, and which. The order matters: a text to
 * translate may contain a sum or a question about the product, and a sum may be worded like a question about it.
 * @param previousAnswer the assistant's last answer, for "translate that".
 */
export const decide = (question: string, previousAnswer?: string): Decision => {
  const text = question.normalize("NFC").trim();

  const { text: short, restore } = shorten(text);
  const translation = detectTranslation(short, previousAnswer);
  if (translation) {
    const { instruction, targetLanguage, sourceLanguage } = translation;
    return {
      kind: "task",
      task: "translation",
      arguments: {
        text: restore(translation.text),
        target_lang: targetLanguage,
        ...(sourceLanguage !== undefined && { source_lang: sourceLanguage }),
      },
      // The text to translate does not show which language its reader speaks.
      language: languageOf(instruction),
    };
  }

  const language = languageOf(text);
  const expression = detectCalculation(text);
  if (expression) return { kind: "task", task: "calculation", arguments: { expression }, language };

  const talk = smallTalk(short, language);
  if (talk !== undefined) return { kind: "reply", text: talk, language };
  if (asksForFigure(text) && !isAboutTheProduct(text)) return { kind: "reply", text: NO_FIGURE[language], language };

  const query = detectSearch(withoutGreeting(short));
  if (query)
    return {
      kind: "task",
      task: "search",
      arguments: { query: restore(query).slice(0, MAX_SEARCH_LENGTH), limit: SEARCH_RESULTS, sections: true },
      language,
    };

  return { kind: "reply", text: NOTHING_TO_DO[language], language };
};

/** The search accepts no longer queries, and the start of a question says what it is about. */
const MAX_SEARCH_LENGTH = 1_000;

/** Number of passages from which an answer is chosen. */
const SEARCH_RESULTS = 8;

/** The language in which the asker reads the answer. */
export const languageOfAsker = (question: string, previousAnswer?: string): AnswerLanguage =>
  languageOf(
    detectTranslation(shorten(question.normalize("NFC").trim()).text, previousAnswer)?.instruction ?? question,
  );
