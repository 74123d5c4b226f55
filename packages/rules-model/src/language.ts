/** The languages in which the builtin rules read and answer. */
export type AnswerLanguage = "en" | "ko";

const HANGUL = /\p{Script=Hangul}/u;

/** Korean as soon as there is any Hangul: a Korean question often carries English terms, hardly ever the reverse. */
export const languageOf = (text: string): AnswerLanguage => (HANGUL.test(text) ? "ko" : "en");
