const HANGUL = /\p{Script=Hangul}/u;
/** A shorter word has too many neighbours. */
const SHORTEST = 5;
const LONGEST = 40;

/** How surely a text holds a word that is written with a slip, or in Korean without its blanks; from 0 to 1. */
export const isNearlyIn = (word: string, text: string): number =>
  HANGUL.test(word) ? sharedPairs(word, text) : hasSlipOf(word, text) ? 0.8 : 0;

/** The share of pairs of syllables that a text holds, when they are most of them. */
const sharedPairs = (word: string, text: string): number => {
  const syllables = Array.from(word).slice(0, LONGEST);
  if (syllables.length < SHORTEST - 1) return 0;
  const pairs = syllables.slice(1).map((syllable, index) => `${syllables[index]}${syllable}`);
  const share = pairs.filter((pair) => text.includes(pair)).length / pairs.length;
  return share >= 0.5 ? share : 0;
};

const hasSlipOf = (word: string, text: string): boolean =>
  word.length >= SHORTEST &&
  word.length <= LONGEST &&
  /^[a-z]+$/u.test(word) &&
  (text.match(/[a-z]+/gu) ?? []).some((other) => isOneSlipApart(word, other));

/** One letter more, less, another or two swapped; the first one is hardly ever wrong. */
const isOneSlipApart = (left: string, right: string): boolean => {
  if (left[0] !== right[0] || Math.abs(left.length - right.length) > 1 || right.length < SHORTEST - 1) return false;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start++;
  let end = 0;
  const shorter = Math.min(left.length, right.length) - start;
  while (end < shorter && left.at(-1 - end) === right.at(-1 - end)) end++;
  const [a, b] = [left.slice(start, left.length - end), right.slice(start, right.length - end)];
  return (a.length <= 1 && b.length <= 1) || (a.length === 2 && a === `${b[1]}${b[0]}`);
};
