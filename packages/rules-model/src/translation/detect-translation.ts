import { languageOf } from "../language.ts";
import { isAboutTheProduct } from "../search/product-words.ts";
import { LANGUAGE_NAME, languageCode } from "./languages.ts";
import { findQuoted } from "./quoted-text.ts";
import { cutOutText } from "./text-to-translate.ts";

export interface TranslationWish {
  readonly text: string;
  /** BCP 47. */
  readonly targetLanguage: string;
  /** BCP 47; only if the question names it. */
  readonly sourceLanguage: string | undefined;
  /** The question without the text to translate. */
  readonly instruction: string;
}

const flags = "iu";
/** Verbs and nouns that request a translation by themselves. */
const TRANSLATE = /\btranslat(?:e|es|ed|ing|ion)\b|번역|통역|옮겨|옮기/iu;
/** Wordings that request a translation only together with a language. */
const SAY_IN = new RegExp(
  [
    String.raw`\bhow\b.*\b(?:say|write|call|express|put|ask|tell)\b`,
    String.raw`\b(?:say|put|write|render|convert|turn|express|rewrite|rephrase|give|send|need|want|make|change)\b.*\b(?:in|into|to)\s+(?:${LANGUAGE_NAME})\b`,
    String.raw`\bwhat(?:'s|\s+is|\s+does|\s+would|\s+are)?\b`,
    String.raw`\b(?:${LANGUAGE_NAME})\s+(?:for|word|version|equivalent)\b`,
    String.raw`^\s*(?:in|into|to)\s+(?:${LANGUAGE_NAME})\b`,
    String.raw`\b(?:in|into)\s+(?:${LANGUAGE_NAME})\s*(?:,?\s*please)?\s*[?.!]*\s*$`,
    String.raw`(?:${LANGUAGE_NAME})(?:으로|로)(?:는|도)?\s*.*(?:뭐|무슨|무엇|어떻게|말|써|쓰|적어|하면|바꿔|바꾸|변환|표현|해\s*줘|해\s*주|알려)`,
    String.raw`(?:${LANGUAGE_NAME})(?:으로|로)(?:는|요)?\s*[?.!~]*\s*$`,
    String.raw`(?:${LANGUAGE_NAME})\s*(?:표현|단어|뜻)`,
    String.raw`(?:${LANGUAGE_NAME})\s+to\s+(?:${LANGUAGE_NAME})\b`,
    String.raw`^\s*(?:${LANGUAGE_NAME})(?:,?\s+please)?\s*$`,
    "무슨\\s*뜻|뜻이\\s*뭐",
  ].join("|"),
  flags,
);
const MEANING = /\bwhat\s+does\b.*\bmean|무슨\s*뜻|뜻이\s*뭐/iu;

const TARGET = new RegExp(
  String.raw`\b(?:in|into|to)\s+(?<en>${LANGUAGE_NAME})\b|(?<ko>${LANGUAGE_NAME})(?:으로|로)|(?<of>${LANGUAGE_NAME})\s+(?:translation|for|version|equivalent|word)\b|^\s*(?<bare>${LANGUAGE_NAME})(?:,?\s+please)?\s*$|(?<noun>${LANGUAGE_NAME})\s*(?:번역|표현|단어)`,
  flags,
);
const TARGETS = new RegExp(TARGET, `g${flags}`);
const SOURCE = new RegExp(
  String.raw`\bfrom\s+(?<en>${LANGUAGE_NAME})\b|\b(?<pair>${LANGUAGE_NAME})\s+to\s+(?:${LANGUAGE_NAME})\b|\b(?<adjective>${LANGUAGE_NAME})\s+(?:text|sentence|phrase|word|original)\b|(?<ko>${LANGUAGE_NAME})(?:에서|를)\s|(?<ko2>${LANGUAGE_NAME})\s*(?:문장|단어|텍스트|글)`,
  flags,
);
/** "한국어로 대답해" asks for an answer in a language, and "translation tool" is a topic of the documents. */
const NOT_A_WISH = new RegExp(
  String.raw`(?:${LANGUAGE_NAME})(?:으로|로)\s*(?:대답|답변|답해|설명|된|쓰인|말할\s*수)|\banswer\b.*\bin\s+(?:${LANGUAGE_NAME})\b`,
  flags,
);
const ABOUT_TRANSLATION =
  /\btranslat(?:e|ion)\s+(?:tool|engine|work|service|api|backend|setting|support)|\btranslators?\b|번역\s*(?:도구|엔진|기능|서비스|작업|일|서버|기|오류|설정|가)(?:\P{Script=Hangul}|[은는이가을를의도])|번역할\s*수\s*있|번역(?:이|은|을|도)?\s*(?:되|돼|안|지원)/iu;

/** The requested translation with its text; undefined if the question asks for something else. */
export const detectTranslation = (question: string, previousAnswer?: string): TranslationWish | undefined => {
  const { quoted, colon } = findText(question);
  // Text in quotation marks or after a colon cannot be an instruction.
  const frame = quoted ? question.replace(quoted.whole, " ") : (colon?.before ?? question);

  const isExplicit = TRANSLATE.test(frame);
  if (!isExplicit && !SAY_IN.test(frame) && !(colon && TRANSLATE.test(question))) return undefined;
  if (NOT_A_WISH.test(frame)) return undefined;
  if (!quoted && !colon && ABOUT_TRANSLATION.test(question)) return undefined;

  const target = lastTarget(frame) ?? (colon ? lastTarget(question) : undefined);
  const asksMeaning = quoted !== undefined && MEANING.test(frame) && !isAboutTheProduct(question);
  if (!target && !isExplicit && !asksMeaning) return undefined;

  const text =
    quoted?.inner ?? cutOutText(question, colon) ?? (isExplicit ? previousAnswerFor(frame, previousAnswer) : undefined);
  if (text === undefined || text.trim() === "") return undefined;
  const source = sourceIn(frame);
  return {
    text,
    targetLanguage: target ?? defaultTarget(text, frame),
    sourceLanguage: source !== undefined && source !== target ? source : undefined,
    instruction: question.replace(text, " "),
  };
};

/** Finds a text to translate in quotation marks or after a colon; whichever comes first may contain the other. */
const findText = (question: string) => {
  const quoted = findQuoted(question);
  const colon = afterColon(question);
  const isQuoteFirst =
    quoted && (!colon || colon.after.startsWith(quoted.whole) || colon.before.includes(quoted.whole));
  return isQuoteFirst ? { quoted, colon: undefined } : { quoted: undefined, colon };
};

const afterColon = (question: string): { before: string; after: string } | undefined => {
  const match = /^(?<before>[^:：\n]{2,80}?)\s*(?:[:：](?!\/\/|\d)|\n)\s*(?<after>.+)$/su.exec(question);
  const { before, after } = match?.groups ?? {};
  if (before === undefined || after === undefined) return undefined;
  return TRANSLATE.test(before) || SAY_IN.test(before) || TARGET.test(before) ? { before, after } : undefined;
};

const nameIn = (groups: Record<string, string | undefined> | undefined): string | undefined => {
  const name = groups && Object.values(groups).find((value) => value !== undefined);
  return name === undefined ? undefined : languageCode(name);
};

/** The last language named: in "say it to Spanish speakers in Spanish" the instruction ends with the target. */
const lastTarget = (text: string): string | undefined => {
  const last = text.match(TARGETS)?.at(-1);
  return last === undefined ? undefined : nameIn(TARGET.exec(last)?.groups);
};

const sourceIn = (text: string): string | undefined => nameIn(SOURCE.exec(text)?.groups);

/** Without a named target: the asker's language, or another one if the text is already in it. */
const defaultTarget = (text: string, instruction: string): string => {
  const asker = languageOf(instruction);
  if (languageOf(text) !== asker) return asker;
  return asker === "ko" ? "en" : "ko";
};

const REFERS_BACK =
  /\b(?:that|it|this|your (?:last )?answer|the above)\b|그거|그걸|그것|이거|이걸|이것|방금|위(?:의)?\s*(?:내용|답|글)/iu;

const previousAnswerFor = (frame: string, previousAnswer: string | undefined): string | undefined =>
  previousAnswer !== undefined && REFERS_BACK.test(frame) ? previousAnswer : undefined;
