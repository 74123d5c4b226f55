import type { ChunkBounds } from "./translation-engine.ts";

/**
 * A text split into what an engine translates and what stays unchanged. `gaps` has one more entry than `pieces`, and
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
 * Control characters (NUL, tabs, line ends), lone surrogates and noncharacters are not sent to engines, and so come
 * back unchanged. (Apertium takes U+FFFF for the end of the text.)
 */
const UNTRANSLATABLE = /([\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029]+)/u;
const UNTRANSLATABLE_RUNS = new RegExp(UNTRANSLATABLE, "gu");
const LETTER = /\p{L}/u;

/** Where to cut a run that is too long: at the last space, otherwise between two graphemes. */
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

/** An engine's answer as a piece again: line ends and other control characters belong to the gaps alone. */
export const asPiece = (answer: string): string => answer.replaceAll(UNTRANSLATABLE_RUNS, " ").trim();

/** Reassembles the text from its gaps and the same number of translated pieces. */
export const joinText = (gaps: readonly string[], pieces: readonly string[]): string =>
  gaps.map((gap, index) => gap + (pieces[index] ?? "")).join("");

/** Packs pieces into chunks of one request each. A piece is never cut here. */
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
