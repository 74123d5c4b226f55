import { canonicalTag } from "./languages.ts";
import type { LanguagePair } from "./translation-engine.ts";

/** A pair by Apertium's names, ISO 639-3 with an optional region: `eng`, `eng_US`. Empty if one names no language. */
export const apertiumPair = (engineSource: string, engineTarget: string): LanguagePair[] => {
  const source = canonicalTag(engineSource);
  const target = canonicalTag(engineTarget);
  return source === null || target === null ? [] : [{ source, target, engineSource, engineTarget }];
};

/** A blank line ends a sentence for Apertium, so words never move from one piece into another. */
const SEPARATOR = "\n\n";

/** Translates pieces as one text. */
export const translateJoined = async (
  pieces: readonly string[],
  translate: (text: string) => Promise<string>,
): Promise<readonly string[]> => {
  const output = await translate(pieces.join(SEPARATOR));
  if (pieces.length === 1) return [output.trim()];
  const translated = output.split(SEPARATOR).map((piece) => piece.trim());
  if (translated.length === pieces.length) return translated;
  // If an odd character costs a separator, halving finds the place, and a single piece cannot be misplaced.
  const middle = pieces.length >> 1;
  const head = await translateJoined(pieces.slice(0, middle), translate);
  return [...head, ...(await translateJoined(pieces.slice(middle), translate))];
};
