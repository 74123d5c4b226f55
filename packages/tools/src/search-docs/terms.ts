import { stemmer } from "stemmer";

/** A stretch of one script in a text: a word, or a run of Chinese, Japanese or Korean characters. */
export interface Run {
  readonly text: string;
  /** Where it begins, in UTF-16 units. */
  readonly start: number;
  readonly isCjk: boolean;
}

// Letters, digits and marks only: what is left after it holds no query syntax, no NUL and no lone surrogate.
const WORD = "[\\p{L}\\p{N}\\p{M}]";
const CJK = "[\\p{scx=Hangul}\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}]";
const RUN = new RegExp(`(?<cjk>[${WORD}&&${CJK}]+)|[${WORD}--${CJK}]+`, "gv");
const LATIN_ACCENTS = /[\u0300-\u036f]/g;
const ASCII = /^[\0-\x7f]*$/;

/** Finds the words and runs of a text, in order. */
export const findRuns = (text: string): Run[] =>
  Array.from(text.matchAll(RUN), (match) => ({
    text: match[0],
    start: match.index,
    isCjk: match.groups?.cjk !== undefined,
  }));

/** One spelling for all spellings of a run: full and half width, upper and lower case, composed or not. */
export const normalizeRun = ({ text, isCjk }: Run): string => {
  if (ASCII.test(text)) return text.toLowerCase();
  const lowered = text.normalize("NFKC").toLowerCase();
  return isCjk ? lowered : lowered.normalize("NFD").replace(LATIN_ACCENTS, "").normalize("NFC");
};

// A text repeats its words, and looking one up takes a tenth of the time of stemming it.
const knownStems = new Map<string, string>();
const MOST_KNOWN_STEMS = 20_000;
const LONGEST_KNOWN_STEM = 40;

/** The index term of a word: English endings are cut, so that `configured` finds `configure`. */
export const wordTerm = (normalizedWord: string): string => {
  const known = knownStems.get(normalizedWord);
  if (known !== undefined) return known;
  const stem = stemmer(normalizedWord);
  if (normalizedWord.length <= LONGEST_KNOWN_STEM) {
    if (knownStems.size >= MOST_KNOWN_STEMS) knownStems.clear();
    knownStems.set(normalizedWord, stem);
  }
  return stem;
};

/** Every two neighbouring characters: finds 서버 inside 서버를, and needs no dictionary. */
export const bigrams = (characters: readonly string[]): string[] =>
  characters.slice(1).map((character, index) => `${characters[index]}${character}`);

/**
 * The terms under which a text is found, joined by spaces for the index. Of a Chinese, Japanese or Korean run these are
 * its bigrams and its last character alone, so that a prefix search for one syllable finds it wherever it stands.
 */
export const indexTerms = (text: string): string => {
  const terms: string[] = [];
  for (const run of findRuns(text)) {
    const normalized = normalizeRun(run);
    if (!run.isCjk) terms.push(wordTerm(normalized));
    else {
      const characters = Array.from(normalized);
      terms.push(...bigrams(characters), characters.at(-1) ?? "");
    }
  }
  return terms.join(" ");
};
