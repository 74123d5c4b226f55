import { baseLanguage } from "./languages.ts";

/** Detection reads no more than this: the cost grows with the text, the certainty hardly. */
const SAMPLE_CHARACTERS = 2000;

/** tinyld answers 1 or nearly where a script or a word belongs to one language; below it only compares letter groups. */
const CERTAIN = 0.8;

/** tinyld says `no` where the engines say `nb`. */
const toDetector = (tag: string): string => (baseLanguage(tag) === "nb" ? "no" : baseLanguage(tag));
const fromDetector = (code: string): string => (code === "no" ? "nb" : code);

/**
 * The language of a text, or null when it cannot be told. A certain answer wins, also outside the candidates. Short texts
 * seldom give one: then the best among the candidates (the languages that an engine here translates from) is taken,
 * and English when it is nearly as likely, because it is by far the most frequent.
 */
export const detectLanguage = async (text: string, candidates: readonly string[]): Promise<string | null> => {
  // Its tables take some 90 ms to load: only a call without source_lang pays, never a server's start.
  const { detectAll } = await import("tinyld");
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  const [likeliest] = detectAll(sample);
  if (likeliest !== undefined && likeliest.accuracy >= CERTAIN) return fromDetector(likeliest.lang);
  const codes = new Set(candidates.map(toDetector));
  if (codes.size === 1) return candidates[0] ?? null;
  const among = detectAll(sample, { only: [...codes] });
  const english = among.find((guess) => guess.lang === "en");
  const best = among[0];
  if (best === undefined) return likeliest === undefined ? null : fromDetector(likeliest.lang);
  return english !== undefined && english.accuracy >= best.accuracy / 2 ? "en" : fromDetector(best.lang);
};
