import type { AnswerLanguage } from "./language.ts";

type Reply = Readonly<Record<AnswerLanguage, string>>;

/** No tool could answer the question. */
export const NOTHING_TO_DO: Reply = {
  en: "I cannot answer that. The built-in model only calculates, translates and searches the documents.",
  ko: "답할 수 없는 질문입니다. 기본 모델은 계산, 번역, 문서 검색만 합니다.",
};

/** Figures were asked for, but the question was not read completely: a result would answer a different question. */
export const NO_FIGURE: Reply = {
  en: "I cannot work this out reliably from the sentence. Write it as an expression, such as 50 * (1 - 20 / 100), and I will calculate it.",
  ko: "이 문장만으로는 정확히 계산할 수 없습니다. 50 * (1 - 20 / 100)처럼 식으로 써 주시면 계산합니다.",
};
