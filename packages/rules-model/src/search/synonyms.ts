import { stemOf } from "./stem.ts";

/** Words for one thing, in any software's guides, in English and Korean. */
const GROUPS: readonly (readonly string[])[] = [
  ["port", "포트"],
  ["limit", "maximum", "at most", "제한", "한도", "최대"],
  ["key", "키"],
  ["log", "로그"],
  ["server", "서버"],
  ["tool", "도구"],
  ["setting", "environment variable", "설정", "환경 변수"],
  ["deadline", "timeout", "time limit", "시간 제한", "제한 시간"],
  ["response", "answer", "응답"],
  ["exceed", "초과", "넘"],
  ["document", "문서"],
  ["search", "검색"],
  ["translate", "번역"],
  ["calculate", "계산"],
  ["restart", "재시작", "다시 시작"],
  ["crash", "hang", "stop responding", "stops responding", "죽으", "응답하지"],
  ["slow", "latency", "지연", "느리", "느려"],
  ["difference", "compare", "차이", "비교"],
  ["big", "large", "size", "longest", "크기", "큰"],
  ["default", "기본값", "기본"],
  ["start", "시작", "띄우", "실행"],
  ["delete", "remove", "revoke", "삭제", "폐기"],
  ["store", "save", "저장"],
  ["install", "설치"],
  ["python", "파이썬"],
  ["docker", "도커"],
  ["pdf", "docx", "word"],
  ["fire", "화재", "불"],
];

const HANGUL = /\p{Script=Hangul}/u;

/** All words for what a word means; none but itself where it has no others. */
export const synonymsOf = (word: string): readonly string[] =>
  GROUPS.find((names) =>
    names.some((name) => (HANGUL.test(name) && name.length > 1 ? word.startsWith(name) : word === name)),
  ) ?? [word];

/** One word for each meaning. */
export const withoutSynonyms = (words: readonly string[]): string[] => {
  const firsts = new Map<unknown, string>();
  for (const word of words) {
    const names = synonymsOf(stemOf(word));
    const meaning = names.length > 1 ? names : word;
    if (!firsts.has(meaning)) firsts.set(meaning, word);
  }
  return [...firsts.values()];
};

/** The words and what else the documents may say in their place, in the language of each. */
export const withSynonyms = (words: readonly string[]): string[] => [
  ...words,
  ...words.flatMap((word) => {
    const names = synonymsOf(stemOf(word));
    if (names.length === 1) return [];
    return names.filter((name) => HANGUL.test(name) === HANGUL.test(word) && !word.toLowerCase().includes(name));
  }),
];
