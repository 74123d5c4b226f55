import { LANGUAGE_NAME } from "./languages.ts";

const KOREAN_VERB =
  "번역|통역|옮겨|옮기|바꿔|바꾸|변환|말해|말하|뭐|무슨|무엇|어떻게|하면|표현|써|쓰|적어|해\\s*줘|해\\s*주|알려";
const TO_LANGUAGE = String.raw`(?:from\s+(?:${LANGUAGE_NAME})\s+)?(?:in|into|to)\s+(?:${LANGUAGE_NAME})`;
const TO_KOREAN_NAME = `(?:${LANGUAGE_NAME})(?:으로|로)(?:는|도)?`;
const POLITE = String.raw`(?:[\s,]*(?:please|for me|thanks|thank you))*`;
const THIS = String.raw`(?:the\s+following|this|these)(?:\s+(?:sentence|phrase|text|word|words|line|paragraph|message))?`;

/** Frames of an unquoted text in its instruction; the first match wins. The group `text` is what to translate. */
const FRAMES = [
  // translate TEXT into LANGUAGE; say TEXT in LANGUAGE
  String.raw`\btranslat(?:e|ing)\s+(?:${THIS}\s*[:,]?\s+)?(?<text>.+?)\s+${TO_LANGUAGE}${POLITE}[\s.?!]*$`,
  String.raw`\btranslat(?:e|ing)\s+(?:${THIS}\s*)?${TO_LANGUAGE}[\s,.:-]+(?<text>.+?)$`,
  String.raw`\b(?:say|write|call|express|ask|put|tell someone)\s+(?<text>.+?)\s+(?:in|into)\s+(?:${LANGUAGE_NAME})${POLITE}[\s.?!]*$`,
  String.raw`\bwhat(?:'s|\s+is|\s+are)\s+(?:the\s+)?(?:${LANGUAGE_NAME})\s+(?:word|translation|equivalent)?\s*(?:for|of)\s+(?<text>.+?)[\s.?!]*$`,
  String.raw`\b(?:${LANGUAGE_NAME})\s+(?:word|translation|version|equivalent)\s+(?:for|of)\s+(?<text>.+?)[\s.?!]*$`,
  String.raw`\bwhat(?:'s|\s+is|\s+are)\s+(?<text>.+?)\s+(?:called\s+)?in\s+(?:${LANGUAGE_NAME})${POLITE}[\s.?!]*$`,
  String.raw`\bwhat\s+does\s+(?<text>.+?)\s+mean\b`,
  // LANGUAGE로 TEXT(을) 번역; TEXT(을) LANGUAGE로 번역
  String.raw`^(?<text>.+?)\s*(?:이거|이걸|이것을|이것|이\s*문장|이\s*말)(?:을|를|은|는)?\s*${TO_KOREAN_NAME}\s*(?:좀\s*)?(?:${KOREAN_VERB})`,
  String.raw`^(?<text>.+?)\s*(?:(?:이라|라)(?:는|고)\s*(?:말|문장|단어|표현)?\s*(?:을|를|은|는)?\s*)${TO_KOREAN_NAME}`,
  String.raw`^(?<text>.+?)\s*${TO_KOREAN_NAME}\s*(?:좀\s*)?(?:${KOREAN_VERB})`,
  String.raw`^(?<text>.+?)\s*${TO_KOREAN_NAME}(?:요)?[\s.?!~]*$`,
  String.raw`^${TO_KOREAN_NAME}\s*(?:번역|통역)(?:\s*(?:해\s*줘|해\s*주세요|하세요|해|좀|부탁[가-힣]*))*[\s,.]+(?<text>.+)$`,
  String.raw`^${TO_KOREAN_NAME}\s*(?<text>.+?)(?:을|를|은|는|이라고|라고)?\s*(?:${KOREAN_VERB})`,
  String.raw`^(?<text>.+?)\s*(?:의\s*)?(?:${LANGUAGE_NAME})\s*(?:번역|표현|단어)`,
  String.raw`^(?<text>.+?)(?:가|이|은|는)?\s*(?:무슨\s*뜻|뜻이\s*뭐)`,
  String.raw`^(?<text>.+?)(?:을|를)?\s*(?:좀\s*)?(?:번역|통역)(?:해|을|좀|\s|$)`,
  String.raw`^\s*translate[\s,:]+(?<text>.+)$`,
].map((source) => new RegExp(source, "isu"));

const FILLER =
  /^(?:please\s+)?(?:the\s+following|this|these|it|that|다음(?:\s*(?:문장|글|텍스트|말|내용))?|이\s*(?:문장|글|텍스트|말|내용)|아래(?:\s*(?:문장|글|내용))?|이거|이걸|이것|그거|그걸|그것)(?:\s+(?:sentence|phrase|text|word|words))?(?:을|를)?[\s,:.]*$/iu;

/** Extracts the text to translate from an unquoted question. */
export const cutOutText = (
  question: string,
  colon: { before: string; after: string } | undefined,
): string | undefined => {
  if (colon) return withoutTrailingInstruction(colon.after);
  for (const frame of FRAMES) {
    const text = frame.exec(question)?.groups?.text;
    if (text !== undefined) {
      const bare = withoutParticle(text.trim());
      return bare === "" || FILLER.test(bare) ? undefined : bare;
    }
  }
  return undefined;
};

const TRAILING_INSTRUCTION = new RegExp(
  String.raw`(?<=[.?!。\s])\s*(?:이거\s*|이걸\s*)?${TO_KOREAN_NAME}(?:\s*(?:좀\s*)?(?:번역|옮겨|바꿔)?[^.?!]*)?[.?!~\s]*$|\s+${TO_LANGUAGE}${POLITE}\s*$`,
  "isu",
);

const withoutTrailingInstruction = (text: string): string => text.replace(TRAILING_INSTRUCTION, "").trim();

/** Drops the object or topic particle if it agrees with the preceding syllable: 을, 은 after a consonant, else 를, 는. */
const withoutParticle = (text: string): string => {
  const match = /^(?<stem>.*(?<last>[\p{L}\p{N}.?!"']))(?<particle>[을를은는])$/su.exec(text);
  const { stem, last, particle } = match?.groups ?? {};
  if (stem === undefined || last === undefined || particle === undefined) return text;
  if (!/\p{Script=Hangul}/u.test(last)) return stem;
  const hasFinalConsonant = ((last.codePointAt(0) ?? 0) - 0xac00) % 28 !== 0;
  return hasFinalConsonant === "을은".includes(particle) ? stem : text;
};
