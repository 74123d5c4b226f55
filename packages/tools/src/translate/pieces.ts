import type { ChunkBounds } from "./translation-engine.ts";

/**
 * A text cut into what an engine translates and what stays as it is. `gaps` has one entry more than `pieces`, and
 * gaps[0] + pieces[0] + gaps[1] + ... is the text, unit by unit.
 */
export interface SplitText {
  readonly pieces: readonly string[];
  readonly gaps: readonly string[];
}

/** The longest piece, in UTF-16 units: engines take a sentence at a time, and some slow down over long ones. */
export const MAX_PIECE = 1000;

const sentences = new Intl.Segmenter(undefined, { granularity: "sentence" });
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/**
 * Control characters (NUL, tabs, line ends), lone surrogates and noncharacters are kept from the engines, and so come back
 * unharmed. (Apertium takes U+FFFF for the end of the text.)
 */
const UNTRANSLATABLE = /([\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029]+)/u;
const UNTRANSLATABLE_RUNS = new RegExp(UNTRANSLATABLE, "gu");
const LETTER = /\p{L}/u;

/** Where to cut a run that is too long: at the last space, else between two characters as a reader sees them. */
const cutPoint = (run: string): number => {
  const head = run.slice(0, MAX_PIECE);
  const space = head.search(/\s\S*$/);
  if (space > MAX_PIECE / 2) return space;
  const { index = 0 } = graphemes.segment(run.slice(0, 2 * MAX_PIECE)).containing(MAX_PIECE) ?? {};
  if (index > 0) return index;
  return head.isWellFormed() ? MAX_PIECE : MAX_PIECE - 1;
};

/** Splits by sentence and by line. Pieces have no white space around them, no line breaks, and at least one letter. */
export const splitText = (text: string): SplitText => {
  const pieces: string[] = [];
  const gaps: string[] = [];
  let gap = "";
  const add = (run: string): void => {
    if (!LETTER.test(run)) {
      gap += run;
      return;
    }
    const piece = run.trim();
    const start = run.indexOf(piece);
    gaps.push(gap + run.slice(0, start));
    pieces.push(piece);
    gap = run.slice(start + piece.length);
  };
  for (const { segment } of sentences.segment(text)) {
    for (const run of segment.split(UNTRANSLATABLE)) {
      let rest = run;
      while (rest.length > MAX_PIECE) {
        const cut = cutPoint(rest);
        add(rest.slice(0, cut));
        rest = rest.slice(cut);
      }
      add(rest);
    }
  }
  return { pieces, gaps: [...gaps, gap] };
};

/** An engine's answer as a piece again: line ends and other control characters are the gaps' alone. */
export const asPiece = (answer: string): string => answer.replaceAll(UNTRANSLATABLE_RUNS, " ").trim();

/** Puts the text together again around translated pieces, of which there must be as many as there were. */
export const joinText = (gaps: readonly string[], pieces: readonly string[]): string =>
  gaps.map((gap, index) => gap + (pieces[index] ?? "")).join("");

/** Packs pieces into chunks that an engine takes in one go. A piece is never cut here. */
export const packPieces = (pieces: readonly string[], bounds: ChunkBounds): string[][] => {
  const chunks: string[][] = [];
  let chunk: string[] = [];
  let characters = 0;
  for (const piece of pieces) {
    const full = chunk.length >= bounds.pieces || characters + piece.length > bounds.characters;
    if (full && chunk.length > 0) {
      chunks.push(chunk);
      chunk = [];
      characters = 0;
    }
    chunk.push(piece);
    characters += piece.length;
  }
  if (chunk.length > 0) chunks.push(chunk);
  return chunks;
};
