import { isNearlyIn } from "./near-words.ts";
import { stemOf } from "./stem.ts";
import { synonymsOf } from "./synonyms.ts";

/** After these stands a verb, which has other endings in an answer: 죽나요, 죽으면, 죽습니다. */
const VERB_ENDING = /(?<=[가-힣])(?:으면|나요|어요|아요|으려면|는데|을까요?|습니까)$/u;
const ENGLISH_ENDING = /(?<=[a-z]{3})(?:ings?|ies|ers?|ed|es|s|y|e)$/u;
/** Verbs say less than the nouns beside them, and have too many forms to be found by. */
const KOREAN_VERB =
  /(?<!하|되|시키)(?:나요|까요|가요|니다|니까|어요|아요|해요|네요|는데|은데|건데|어서|아서|려면|으면|려고|더니|든지|어야|아야|여야|야돼|돼|죠|까|냐|줘|며|[었았였했됐봤왔갔][가-힣]*)$/u;

const HANGUL = /\p{Script=Hangul}/u;
/** Names of settings, paths and options are what a question is about. */
const NAME = /[A-Z]{2,}_[A-Z]|^\/|^--|[a-z][A-Z]/u;

/** What follows a noun in a sentence: 로그 in 로그는 and 로그로, not in 로그인. */
const AFTER_NOUN = "(?![가-힣])|(?=[은는이가을를에의로과와도만하되한할합해된됩별들]|까지|부터|입니|라)";

/** Finds a word of a question in a text, whatever its ending; never inside another word, as 로그 is in 프로그램. */
const matcherOf = (word: string): RegExp => {
  const lower = word.normalize("NFC").toLowerCase();
  const verb = lower.replace(VERB_ENDING, "");
  if (verb !== lower) return new RegExp(`(?<![가-힣])${RegExp.escape(verb)}`, "u");
  const stem = stemOf(lower);
  const sources = [...new Set([stem, ...synonymsOf(stem)])].map(sourceOf);
  return new RegExp(sources.join("|"), "u");
};

const sourceOf = (stem: string): string => {
  if (!HANGUL.test(stem)) return `(?<![\\p{L}\\p{N}])${RegExp.escape(stem.replace(ENGLISH_ENDING, ""))}`;
  // A longer word may well be the end of a compound, and people leave its blanks out.
  if (Array.from(stem).length > 2) return Array.from(stem, (letter) => RegExp.escape(letter)).join("\\s?");
  return `(?<![가-힣])${RegExp.escape(stem)}(?:${AFTER_NOUN})`;
};

export interface WeightedWord {
  readonly weight: number;
  /** How well a text says it, from 0 to 1. */
  match(text: string): number;
}

/** The words of a question, weighed by how few of the texts hold them. */
export const weighWords = (words: readonly string[], texts: readonly string[]): WeightedWord[] =>
  words.map((word) => {
    // How rare a word is that none of a few texts holds, nobody can tell.
    const absent = texts.length < 5 ? 1 : 1.3;
    const matcher = matcherOf(word);
    const exact = (text: string): number => (matcher.test(text.toLowerCase()) ? 1 : 0);
    const count = texts.filter(exact).length;
    const stem = stemOf(word);
    const match = count > 0 ? exact : (text: string): number => isNearlyIn(stem, text.toLowerCase());
    const rarity = 1 + Math.log((1 + texts.length) / (1 + count)) / 2;
    const kind = NAME.test(word) ? 2 : KOREAN_VERB.test(word) ? 0.3 : 1;
    return { weight: kind * (count === 0 ? absent : rarity), match };
  });

/** What share of the words a text holds. */
export const matchedShare = (words: readonly WeightedWord[], text: string): number => {
  const whole = words.reduce((sum, { weight }) => sum + weight, 0);
  const part = words.reduce((sum, { weight, match }) => sum + weight * match(text), 0);
  return whole === 0 ? 1 : part / whole;
};
