import { stemmer } from "stemmer";

/** A stretch of text in one script: a word, or a run of Chinese, Japanese or Korean characters. */
export interface Run {
  readonly text: string;
  /** Start offset in UTF-16 code units. */
  readonly start: number;
  readonly isCjk: boolean;
}

// Letters, digits and marks only, so that a run has no query syntax, no NUL and no lone surrogate.
const WORD = "[\\p{L}\\p{N}\\p{M}]";
const CJK = "[\\p{Script=Hangul}\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}]";
const RUN = new RegExp(`([${WORD}&&${CJK}]+)|[${WORD}--${CJK}]+`, "gv");
const LATIN_ACCENTS = /[\u0300-\u036f]/g;
const ASCII = /^[\0-\x7f]*$/;

/** Finds the words and runs of a text, in order. */
export const findRuns = (text: string): Run[] =>
  Array.from(text.matchAll(RUN), ({ 0: run, 1: cjk, index }) => ({
    text: run,
    start: index,
    isCjk: cjk !== undefined,
  }));

/** One spelling for all variants of a run: full and half width, upper and lower case, composed or not. */
export const normalizeRun = ({ text, isCjk }: Run): string => {
  if (ASCII.test(text)) return text.toLowerCase();
  const lowered = text.normalize("NFKC").toLowerCase();
  return isCjk ? lowered : lowered.normalize("NFD").replace(LATIN_ACCENTS, "").normalize("NFC");
};

/** Soft hyphens, zero-width spaces and word joiners: line-breaking hints that would split words in two. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g;

/** Removes invisible characters, and composes Unicode. */
export const cleanText = (text: string): string => text.replace(INVISIBLE, "").normalize("NFC");

// Texts repeat words, and a lookup takes a tenth of the time of stemming.
const knownStems = new Map<string, string>();
const MOST_KNOWN_STEMS = 20_000;
const LONGEST_KNOWN_STEM = 40;

/** The index term of a word: its English stem, so that `configured` finds `configure`. */
const wordTerm = (normalizedWord: string): string => {
  const known = knownStems.get(normalizedWord);
  if (known !== undefined) return known;
  const stem = stemmer(normalizedWord);
  if (normalizedWord.length <= LONGEST_KNOWN_STEM) {
    if (knownStems.size >= MOST_KNOWN_STEMS) knownStems.clear();
    knownStems.set(normalizedWord, stem);
  }
  return stem;
};

const CAMEL_CASE = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll}{2})/u;

/**
 * The index terms of a run that is not Chinese, Japanese or Korean: the word itself, and the words in a name such as
 * `createMcpHandler`, so that each finds the other.
 */
export const wordTerms = (run: Run): string[] => {
  const normalized = normalizeRun(run);
  const whole = wordTerm(normalized);
  // Most words have no capitals.
  if (normalized === run.text) return [whole];
  const parts = run.text.split(CAMEL_CASE).filter((part) => part.length > 1);
  if (parts.length < 2) return [whole];
  return [whole, ...parts.map((part) => wordTerm(normalizeRun({ ...run, text: part })))];
};

/** All pairs of adjacent characters: finds 서버 inside 서버를 without a dictionary. */
export const bigrams = (characters: readonly string[]): string[] =>
  characters.slice(1).map((character, index) => `${characters[index]}${character}`);

/**
 * The terms under which a text is indexed, joined by spaces. For a Chinese, Japanese or Korean run these are its
 * bigrams and its last character alone, so that a prefix search for one syllable finds it anywhere.
 */
export const indexTerms = (text: string): string => {
  const terms: string[] = [];
  for (const run of findRuns(text)) {
    if (!run.isCjk) terms.push(...wordTerms(run));
    else {
      const characters = Array.from(normalizeRun(run));
      terms.push(...bigrams(characters), characters.at(-1) ?? "");
    }
  }
  return terms.join(" ");
};
