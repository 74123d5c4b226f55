import { splitText } from "./pieces.ts";
import { MASK, maskVerbatim } from "./verbatim.ts";

export interface MaskedSplit {
  /** Sentences, with a mask for each span that stays unchanged. */
  readonly pieces: readonly string[];
  /** What the masks of each piece stand for. */
  readonly pieceSpans: readonly (readonly string[])[];
  /** As in a `SplitText`, but with masks. */
  readonly gaps: readonly string[];
  /** What all masks stand for, in order. */
  readonly spans: readonly string[];
}

/** Markup and emoji around a sentence are kept from the engine; a name at its edge is not, as a subject or object. */
const MARKUP = /^(?:<[\s\S]*>|`{3}[\s\S]*|~{3}[\s\S]*|(?:\p{Extended_Pictographic}|\p{RI}|\p{EMod}|\u200d|\ufe0f)+)$/u;

/** Splits a text into what is translated and what is not, sentence by sentence. */
export const splitMasked = (text: string): MaskedSplit => {
  const { masked, spans } = maskVerbatim(text);
  const split = splitText(masked);
  const gaps = [...split.gaps];
  const pieceSpans: string[][] = [];
  let passed = 0;
  const pieces = split.pieces.map((whole, index) => {
    passed += masksIn(gaps[index] ?? "");
    const own = spans.slice(passed, passed + masksIn(whole));
    passed += own.length;
    let piece = whole;
    while (piece.startsWith(MASK) && MARKUP.test(own[0] ?? "")) {
      const rest = piece.slice(MASK.length).trimStart();
      gaps[index] = (gaps[index] ?? "") + piece.slice(0, piece.length - rest.length);
      piece = rest;
      own.shift();
    }
    while (piece.endsWith(MASK) && MARKUP.test(own.at(-1) ?? "")) {
      const rest = piece.slice(0, -MASK.length).trimEnd();
      gaps[index + 1] = piece.slice(rest.length) + (gaps[index + 1] ?? "");
      passed -= 1;
      piece = rest;
      own.pop();
    }
    pieceSpans.push(own);
    return piece;
  });
  return { pieces, pieceSpans, gaps, spans };
};

const masksIn = (text: string): number => text.split(MASK).length - 1;
