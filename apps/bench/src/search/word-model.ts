/** Random numbers from 0 up to, but not including, 1. */
export type Random = () => number;

/** The words of a language, ranked from the most common. */
export interface WordModel {
  readonly language: "en" | "ko";
  word(rank: number): string;
  /** A word as inflected in a sentence. */
  inflected(rank: number, random: Random): string;
  /** A unique word outside the ranked vocabulary. */
  injected(number: number): string;
}

/** Words in a language: most of them occur in few documents, as in real texts. */
const VOCABULARY = 1_000_000;

/** Draws a rank by Zipf's law: rank r has a probability of about 1 / (r ln V). */
export const drawRank = (random: Random): number => Math.floor((VOCABULARY + 1) ** random());

/** The rank whose word is expected `count` times in a text of this many words. */
export const rankOfCount = (words: number, count: number): number =>
  Math.min(VOCABULARY, Math.round(words / (Math.log(VOCABULARY + 1) * count)));

/** Common words from here to `LAST_COMMON_RANK` carry meaning; earlier ones are function words such as `the`. */
export const FIRST_COMMON_RANK = 21;
export const LAST_COMMON_RANK = 60;

const EN_COMMON = (
  "the of and to a in is for that with on as are this be by from or it at " +
  "server request tool answer client message value setting file key process call error time memory document index " +
  "search network version session header token limit timeout release cluster queue worker report schema transport " +
  "measure latency policy storage backup monitor image folder"
).split(" ");
const KO_COMMON = (
  "그 이 및 수 것 또는 그리고 때 등 더 매우 다시 모든 각 먼저 다른 같은 이미 바로 함께 " +
  "서버 요청 도구 답변 설정 파일 문서 검색 오류 시간 색인 연결 호출 기록 버전 인증 권한 저장 백업 배포 " +
  "성능 측정 지연 전송 도메인 메모리 프로세스 클라이언트 네트워크 데이터 사용자 관리자 보고서 라이브러리 인터페이스 " +
  "스키마 캐시 토큰 세션 헤더"
).split(" ");

const EN_ONSETS = ["b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "br", "cr", "dr", "pl", "st", "tr"];
const EN_RHYMES = ["a", "e", "i", "o", "u", "an", "en", "in", "on", "ar", "er", "or", "al", "el", "il"];
const EN_SYLLABLES = EN_ONSETS.flatMap((onset) => EN_RHYMES.map((rhyme) => onset + rhyme));

/** Hangul syllables with every initial, and with the given vowels and finals by their Unicode indexes. */
const hangul = (vowels: readonly number[], finals: readonly number[]): string[] =>
  Array.from({ length: 19 }, (_, initial) =>
    vowels.flatMap((vowel) => finals.map((final) => String.fromCharCode(0xac00 + (initial * 21 + vowel) * 28 + final))),
  ).flat();
const KO_SYLLABLES = hangul([0, 1, 4, 5, 8, 13, 18, 20], [0, 1, 4, 8, 16, 17, 21]);
const KO_INJECTED_SYLLABLES = hangul([0, 4, 8], [3]);
const KO_PARTICLES = ["", "은", "는", "이", "가", "을", "를", "의", "에", "에서", "으로", "와", "도"];

/** A prime, so that neighbouring numbers share no syllables and no two are spelled alike. */
const SCATTER = 7_368_787;

const spell = (number: number, syllables: readonly string[], length: number): string => {
  let rest = (number * SCATTER) % syllables.length ** length;
  let word = "";
  for (let index = 0; index < length; index++) {
    word += syllables[rest % syllables.length];
    rest = Math.floor(rest / syllables.length);
  }
  return word;
};

/** Common words are short, which is also one of Zipf's laws. */
const lengthOf = (rank: number): number => (rank < 20_000 ? 2 : 3);

export const english: WordModel = {
  language: "en",
  word: (rank) => EN_COMMON[rank - 1] ?? spell(rank, EN_SYLLABLES, lengthOf(rank)),
  inflected: (rank) => english.word(rank),
  injected: (number) => `quix${spell(number, EN_SYLLABLES, 2)}x`,
};

export const korean: WordModel = {
  language: "ko",
  word: (rank) => KO_COMMON[rank - 1] ?? spell(rank, KO_SYLLABLES, lengthOf(rank)),
  inflected: (rank, random) => {
    const isFunctionWord = rank < FIRST_COMMON_RANK;
    return korean.word(rank) + (isFunctionWord ? "" : KO_PARTICLES[Math.floor(random() * KO_PARTICLES.length)]);
  },
  injected: (number) => spell(number, KO_INJECTED_SYLLABLES, 2),
};
