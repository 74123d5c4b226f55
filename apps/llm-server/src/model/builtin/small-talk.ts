import type { AnswerLanguage } from "./language.ts";

type Reply = Readonly<Record<AnswerLanguage, string>>;

const ABOUT_ME: Reply = {
  en: "I am the builtin answerer: fixed rules, not a language model. I can calculate, translate, and look things up in the documents.",
  ko: "저는 내장 응답기입니다. 언어 모델이 아니라 정해진 규칙으로 답합니다. 계산, 번역, 문서 검색을 할 수 있어요.",
};

/** Answers that need no tool; the first pattern that fits wins. */
const REPLIES: readonly (readonly [pattern: RegExp, reply: Reply])[] = [
  [/\bthank(?:s| you)\b|\bcheers\b|고마[워웠]|감사/iu, { en: "You are welcome.", ko: "천만에요." }],
  [
    /\b(?:good\s*bye|bye|see you|good night)\b|잘\s*(?:자|가|있어)|안녕히|수고/iu,
    { en: "Goodbye.", ko: "안녕히 계세요." },
  ],
  [/\bwho\b.*\byou\b|\bwhat\b.*\byou\b|\byour name\b|\bhelp\b|누구|할\s*수\s*있|이름|도와/iu, ABOUT_ME],
  [
    /^\W*(?:hi|hello|hey|good\s+(?:morning|afternoon|evening))\b|^\s*안녕/iu,
    { en: `Hello. ${ABOUT_ME.en}`, ko: `안녕하세요. ${ABOUT_ME.ko}` },
  ],
  [
    /^\W*(?:ok(?:ay)?|yes|no|sure|fine|great|cool|got it)\W*$|^\s*(?:네|예|응|아니요|알겠|좋아)/iu,
    { en: "All right.", ko: "네, 알겠습니다." },
  ],
];

const NOTHING_TO_DO: Reply = {
  en: "I have no rule for that: I am fixed rules, not a language model. Ask me for a calculation, a translation, or something about the documents.",
  ko: "그 말에 맞는 규칙이 없습니다. 저는 언어 모델이 아니라 정해진 규칙입니다. 계산, 번역, 또는 문서에 관한 질문을 해 주세요.",
};

/** The answer to what needs no tool. */
export const smallTalk = (text: string, language: AnswerLanguage): string =>
  (REPLIES.find(([pattern]) => pattern.test(text))?.[1] ?? NOTHING_TO_DO)[language];
