import { readOperators } from "./query-operators.ts";
import { bigrams, cleanText, findRuns, normalizeRun, type Run, wordTerms } from "./terms.ts";

/** What a query searches for. */
export interface QueryTerms {
  /** Complete index terms: word stems and bigrams. */
  readonly terms: ReadonlySet<string>;
  /** Term prefixes: single Chinese, Japanese or Korean characters, and words such as `config*`. */
  readonly prefixes: ReadonlySet<string>;
  /** Passages with any of these are left out. */
  readonly unwanted: ReadonlySet<string>;
  /** For engines that analyze words themselves: unstemmed, with particles and endings. */
  readonly words: readonly string[];
  readonly unwantedWords: readonly string[];
  readonly isKorean: boolean;
  /** Whether the query uses operators such as `-word` or `word*`. */
  readonly hasOperators: boolean;
}

/** More than any real question has; bounds the work of a search. */
const MAX_TERMS = 64;
const MAX_QUERY_LENGTH = 2000;

const ENGLISH_STOP_WORDS = new Set(
  (
    "a about am an and any are as at be been but by can could did do does for from had has have how i if in into is it its " +
    "me my of on or our shall should so some than that the their them then there these they this those to us was we " +
    "were what when where which who why will with would you your"
  ).split(" "),
);

const KOREAN_STOP_WORDS = new Set(
  (
    "어떻게 어떤 무엇 무엇을 무엇이 무엇인가요 뭐 뭔가요 왜 언제 어디 어디서 누가 그 이 저 것 수 때 및 또는 그리고 " +
    "대해 대한 대해서 위한 위해 경우 하나요 되나요 있나요 없나요 인가요 좋나요 합니까 됩니까 있습니까 하는 되는 있는 없는 " +
    "알려줘 알려주세요 설명해줘 설명해주세요 싶어요 싶습니다 방법 법"
  ).split(" "),
);

const KOREAN_ENDINGS =
  "뿐이면 이면 하려면 하나요 되나요 인가요 있나요 할까요 될까요 습니다 합니다 됩니다 입니다 하세요 주세요 하려고 하면서 에서는 에서도 에게서 " +
  "으로는 으로도 이라면 이란 이라는 으로 에서 에게 한테 부터 까지 보다 처럼 마다 조차 라도 이나 하고 하면 하는 하기 해요 되면 되는 돼요 " +
  "어요 아요 나요 려면 란 을 를 이 가 은 는 의 에 로 와 과 도 만 들";
const ANY_ENDING = `(?:${KOREAN_ENDINGS.split(" ")
  .sort((left, right) => right.length - left.length)
  .join("|")})`;
/** A particle or verb ending after at least two syllables, which carry the meaning. */
const ENDING = new RegExp(`(?<=..)${ANY_ENDING}$`, "u");
/** An ending right after a word in another script, as in `curl로`. */
const ENDING_ALONE = new RegExp(`^${ANY_ENDING}$`, "u");

const HANGUL = /\p{Script=Hangul}/u;

/**
 * Reads a query as a bag of terms; its only syntax is the operators that people know from search engines. Stop words
 * are left out, unless there are no other words.
 */
export const readQuery = (query: string): QueryTerms => {
  const read = readOperators(cleanText(query.slice(0, MAX_QUERY_LENGTH)));
  const runs = findRuns(read.wanted);
  const telling = runs.filter((run, index) => !isStopWord(run, runs[index - 1]));
  const terms = new Set<string>();
  const prefixes = new Set<string>();
  const words = new Set<string>();
  for (const run of telling.length > 0 ? telling : runs) {
    if (terms.size + prefixes.size >= MAX_TERMS) break;
    const word = normalizeRun(run);
    words.add(firstOf(word));
    if (!run.isCjk) {
      for (const term of wordTerms(run)) terms.add(term);
      continue;
    }
    const characters = Array.from(word.replace(ENDING, ""));
    const [first] = characters;
    if (characters.length === 1 && first) prefixes.add(first);
    for (const bigram of bigrams(characters)) terms.add(bigram);
  }
  for (const run of read.prefixes.flatMap(findRuns)) if (!run.isCjk) prefixes.add(normalizeRun(run));
  const unwantedRuns = findRuns(read.unwanted);
  return {
    terms,
    prefixes,
    unwanted: new Set(unwantedRuns.flatMap(unwantedTerms)),
    words: [...words],
    unwantedWords: unwantedRuns.map(({ text }) => text),
    isKorean: HANGUL.test(query),
    hasOperators: read.prefixes.length + unwantedRuns.length > 0,
  };
};

const firstOf = (word: string): string => Array.from(word).slice(0, MAX_TERMS).join("");

/** Bigrams form one phrase, since those of a longer word may also occur apart. */
const unwantedTerms = (run: Run): string[] => {
  if (!run.isCjk) return wordTerms(run).slice(0, 1);
  const characters = Array.from(normalizeRun(run));
  return characters.length > 1 ? [bigrams(characters).join(" ")] : [];
};

const isStopWord = (run: Run, before: Run | undefined): boolean => {
  const normalized = normalizeRun(run);
  if (!run.isCjk) return ENGLISH_STOP_WORDS.has(normalized);
  const isAttached = before !== undefined && !before.isCjk && before.start + before.text.length === run.start;
  return KOREAN_STOP_WORDS.has(normalized) || (isAttached && ENDING_ALONE.test(normalized));
};
