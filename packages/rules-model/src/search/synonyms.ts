import { stemmer } from "stemmer";
import { MEANINGS } from "./meanings.ts";
import { stemOf } from "./stem.ts";

const HANGUL = /\p{Script=Hangul}/u;

export const isKorean = (word: string): boolean => HANGUL.test(word);

const isRoot = (name: string): boolean => name.endsWith("-");
const plain = (name: string): string => (isRoot(name) ? name.slice(0, -1) : name);

const names = (word: string, name: string): boolean => {
  if (!isKorean(name)) return stemmer(word) === stemmer(name);
  const start = plain(name);
  return isRoot(name) || start.length > 1 ? word.startsWith(start) : word === start;
};

/** All words with the same meaning, including the word itself; only its stem if there are no others. */
export const synonymsOf = (word: string): readonly string[] => {
  const lower = word.normalize("NFC").toLowerCase();
  const stem = stemOf(lower);
  const found = MEANINGS.find((group) =>
    group.some((name) => names(stem, name) || (isKorean(name) && names(lower, name))),
  );
  return found ?? [stem];
};

/** Whether a word is a verb with a known root: 바꾸려면. */
export const isKnownVerb = (word: string): boolean =>
  MEANINGS.some((group) => group.some((name) => isRoot(name) && names(word, name)));

/** Keeps one word per meaning. */
export const withoutSynonyms = (words: readonly string[]): string[] => {
  const firsts = new Map<unknown, string>();
  for (const word of words) {
    const meaning = synonymsOf(word);
    const key = meaning.length > 1 ? meaning : meaning[0];
    if (!firsts.has(key)) firsts.set(key, word);
  }
  return [...firsts.values()];
};

/**
 * The words as they may occur in documents, plus for a Korean word its first Latin name, which Korean documents use as
 * well. Adding all its synonyms would outweigh the actual question.
 */
export const withLatinNames = (words: readonly string[]): string[] => [
  ...new Set(
    words.flatMap((word) =>
      isKorean(word) ? [stemOf(word), ...synonymsOf(word).filter(isLatinName).slice(0, 1)] : [word],
    ),
  ),
];

const isLatinName = (name: string): boolean => !isKorean(name) && !/\s/u.test(name);
