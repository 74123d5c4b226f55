import { stemmer } from "stemmer";
import { stemOf } from "./stem.ts";
import { isKnownVerb, isKorean, synonymsOf } from "./synonyms.ts";
import { readText, type SearchedText } from "./text-words.ts";

/** Verbs say less than the nouns next to them, and have too many forms to match. */
const KOREAN_VERB =
  /(?<!하|되|시키)(?:나요|까요|가요|니다|니까|어요|아요|해요|네요|는데|은데|건데|어서|아서|려면|으면|려고|더니|든지|어야|아야|여야|야돼|돼|죠|까|냐|줘|며|져|게|싶[가-힣]*|[었았였했됐봤왔갔][가-힣]*)$/u;
/** Possible verbs; counts only for words that no document contains. */
const MAY_BE_VERB = /^(?:[가-힣]|[가-힣]{1,3}(?:[어아여고면게지서러려는던]|래|대|자))$/u;
const VERB_WEIGHT = 0.3;

/** What may follow a noun in a sentence: matches 로그 in 로그는 and 로그로, but not in 로그인. */
const AFTER_NOUN = "(?![가-힣])|(?=[은는이가을를에의로과와도만하되한할합해된됩별들]|까지|부터|입니|라)";

type Matcher = (text: SearchedText) => boolean;

/** Finds a word with any ending, but never inside another word, such as 로그 in 프로그램. */
const matcherOf = (word: string): Matcher => {
  if (isKorean(word)) {
    const pattern = new RegExp(koreanSource(word), "u");
    return ({ lower }) => pattern.test(lower);
  }
  if (/^[a-z0-9]+$/u.test(word)) {
    const stem = stemmer(word);
    return ({ stems }) => stems.has(stem);
  }
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(word).replaceAll(/\s+/gu, "\\s+")}`, "u");
  return ({ lower }) => pattern.test(lower);
};

const koreanSource = (word: string): string => {
  if (word.endsWith("-")) return `(?<![가-힣])${RegExp.escape(word.slice(0, -1))}`;
  const letters = Array.from(word.replaceAll(/\s+/gu, ""), (letter) => RegExp.escape(letter));
  // Longer words are often the end of a compound, and people omit its spaces.
  if (letters.length > 2) return letters.join("\\s?");
  return `(?<![가-힣])${letters.join("")}(?:${AFTER_NOUN})`;
};

export interface WeightedWord {
  readonly weight: number;
  /** How well a text matches it, from 0 to 1. */
  match(text: SearchedText): number;
}

/** Weight of a synonym if the texts contain the word itself. */
const SYNONYM = 0.7;

/** Weighs the words of a question by rarity in the texts: a rare word decides. */
export const weighWords = (words: readonly string[], texts: readonly string[]): WeightedWord[] => {
  const searched = texts.map(readText);
  return words.map((word) => {
    const stem = stemOf(word);
    const says = matcherOf(stem);
    const others = synonymsOf(word)
      .filter((name) => name !== stem)
      .map(matcherOf);
    const synonym = searched.some(says) ? SYNONYM : 1;
    const match = (text: SearchedText): number =>
      says(text) ? 1 : others.some((matches) => matches(text)) ? synonym : 0;
    const count = searched.filter((text) => match(text) > 0).length;
    const isVerb =
      KOREAN_VERB.test(word) || isKnownVerb(word) || (count === 0 && stem === word && MAY_BE_VERB.test(word));
    const rarity = 1 + Math.log((1 + texts.length) / (1 + count));
    return { weight: (isVerb ? VERB_WEIGHT : 1) * rarity, match };
  });
};

/** Weighted share of the words that is covered. */
export const shareOf = (words: readonly WeightedWord[], said: (word: WeightedWord) => number): number => {
  const whole = words.reduce((sum, { weight }) => sum + weight, 0);
  const part = words.reduce((sum, word) => sum + word.weight * said(word), 0);
  return whole === 0 ? 1 : part / whole;
};

/** Weighted share of the words that a text contains. */
export const matchedShare = (words: readonly WeightedWord[], text: SearchedText): number =>
  shareOf(words, ({ match }) => match(text));
