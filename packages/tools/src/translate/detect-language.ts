import { baseLanguage, scriptOf } from "./languages.ts";

/** Detection reads no more than this: cost grows with the text, certainty hardly does. */
const SAMPLE_CHARACTERS = 2000;

/** tinyld returns nearly 1 if a script or a word belongs to one language; otherwise it only compares letter groups. */
const CERTAIN = 0.8;

/** Guesses below this are ignored. */
const LEAST = 0.05;

/** A shorter text of capitals is taken for an acronym: tinyld is as sure of "SSL" as of a sentence. */
const MIN_CAPITALS = 12;

const HANGUL = /\p{Script=Hangul}+/gu;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const HAN = /\p{Script=Han}/gu;
const LATIN = /\p{Script=Latin}/gu;
/** Words of English sentences that are rare in names: a Korean sentence full of English names has none. */
const ENGLISH = /\b(?:the|is|are|was|were|does|do|did|has|have|can|will|what|how|why|which|means?|this|that)\b/gi;
const ACRONYMS = /(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}\p{N}]+(?![\p{L}\p{N}])/gu;

/** tinyld says `no` where the engines say `nb`. */
const toDetector = (tag: string): string => (baseLanguage(tag) === "nb" ? "no" : baseLanguage(tag));
const fromDetector = (code: string): string => (code === "no" ? "nb" : code);

const isAcronym = (text: string): boolean => /^[^\p{Ll}\p{Lo}]*$/u.test(text) && text.length < MIN_CAPITALS;

/** The words that reveal the language. */
const tellingWords = (text: string): string => {
  const words = text.replaceAll(ACRONYMS, " ");
  if (/\p{L}/u.test(words)) return words;
  return isAcronym(text) ? text : text.toLowerCase();
};

/** The scripts of a language, by its tag's likely script. */
const SCRIPTS: Readonly<Record<string, readonly string[]>> = {
  Kore: ["Hangul"],
  Jpan: ["Hiragana", "Katakana", "Han"],
  Hans: ["Han"],
  Hant: ["Han"],
};

/** Whether a text has any letter of the language's script. */
const isWrittenIn = (tag: string, text: string): boolean => {
  const script = scriptOf(tag);
  if (script === undefined) return true;
  return (SCRIPTS[script] ?? [script]).some((name) => new RegExp(`\\p{Script=${name}}`, "u").test(text));
};

const countIn = (text: string, letters: RegExp): number => text.match(letters)?.join("").length ?? 0;

/** Whether a text is Korean, even with many Latin names and Chinese words, and not another language quoting Korean. */
const isKorean = (text: string): boolean => {
  const hangul = countIn(text, HANGUL);
  if (hangul === 0 || countIn(text, KANA) > hangul || countIn(text, HAN) > 10 * hangul) return false;
  return 3 * hangul >= countIn(text, LATIN) || (text.match(ENGLISH)?.length ?? 0) < 2;
};

/**
 * The language of a text, or null when it cannot be detected. Hangul is Korean, unless another language quotes it. A
 * certain answer wins, even outside the candidates (the languages that an engine here translates from). Short texts
 * seldom give one: then the best candidate that is written in the text's script is taken, or English if it is at least
 * half as likely, because it is by far the most frequent.
 */
export const detectLanguage = async (text: string, candidates: readonly string[]): Promise<string | null> => {
  const start = text.slice(0, SAMPLE_CHARACTERS).normalize("NFC");
  if (isKorean(start)) return "ko";
  const sample = tellingWords(start.replaceAll(HANGUL, " "));
  // Its tables take about 90 ms to load: only calls without source_lang pay for that, never a server's start.
  const { detectAll } = await import("tinyld");
  const guesses = detectAll(sample);
  const [likeliest] = guesses;
  if (likeliest !== undefined && !isAcronym(sample) && likeliest.accuracy >= CERTAIN)
    return fromDetector(likeliest.lang);
  const possible = candidates.filter((tag) => isWrittenIn(tag, sample));
  if (new Set(candidates.map(toDetector)).size <= 1) return possible[0] ?? null;
  const codes = new Set(possible.map(toDetector));
  const among = guesses.filter(({ lang }) => codes.has(lang));
  const english = among.find((guess) => guess.lang === "en");
  const [best] = among;
  if (best === undefined || best.accuracy < LEAST) return null;
  return english !== undefined && english.accuracy >= best.accuracy / 2 ? "en" : fromDetector(best.lang);
};
