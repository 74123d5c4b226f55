/** Languages that the built-in rules read and answer in. */
export type AnswerLanguage = "en" | "ko";

const HANGUL = /\p{Script=Hangul}/u;

/** Any Hangul means Korean: Korean questions often contain English terms, but hardly ever the reverse. */
export const languageOf = (text: string): AnswerLanguage => (HANGUL.test(text) ? "ko" : "en");
