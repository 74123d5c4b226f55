import { MASK } from "./verbatim.ts";

/**
 * A piece as an engine sees it: each mask is a made-up word, which engines keep unchanged and place like a name.
 */
export interface MarkedPiece {
  readonly text: string;
  /** Restores the masks in the engine's answer; undefined when a word was changed, lost, duplicated or reordered. */
  unmark(answer: string): string | undefined;
}

const wordOf = (index: number): string => `QX${index}X`;
const MARKERS = /( ?)QX(\d+)X( ?)/gi;

/** A letter or digit that a made-up word would run into. Hangul and Han follow a name without a space anyway. */
const RUNS_IN = /[\p{L}\p{N}\p{M}]/u;
const EAST_ASIAN = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const LATIN = /[A-Za-z\d]/;

interface Padding {
  /** Whether a space is inserted between the made-up word and its neighbour. */
  readonly isPadded: boolean;
  /** Whether a space there is removed again. */
  readonly isGlued: boolean;
}

const paddingOf = (neighbour: string, isInner: boolean, isTag: boolean): Padding => {
  const runsIn = RUNS_IN.test(neighbour);
  const isEastAsian = EAST_ASIAN.test(neighbour);
  return { isPadded: runsIn && (isTag || !isEastAsian), isGlued: runsIn && (isInner || !isEastAsian) };
};

/** @param spans what the masks of the piece stand for */
export const markPiece = (piece: string, spans: readonly string[]): MarkedPiece => {
  const parts = piece.split(MASK);
  const sides = spans.map((span, index) => {
    const isTag = /^<|>$|^!?\[$|^\]\(/.test(span);
    return {
      before: paddingOf(parts[index]?.at(-1) ?? "", /^(?:<\/|\]\()/.test(span), isTag),
      after: paddingOf([...(parts[index + 1] ?? "")][0] ?? "", /<[^/>][^>]*>$|\[$/.test(span), isTag),
    };
  });
  const text = parts.reduce((before, after, index) => {
    const side = sides[index - 1];
    return `${before}${side?.before.isPadded ? " " : ""}${wordOf(index - 1)}${side?.after.isPadded ? " " : ""}${after}`;
  });
  return {
    text,
    unmark: (answer) => {
      if (answer.includes(MASK)) return undefined;
      let expected = 0;
      let isWhole = true;
      const masked = answer.replaceAll(MARKERS, (match, before: string, digits: string, after: string, at: number) => {
        const side = sides[expected];
        if (Number(digits) !== expected || side === undefined) isWhole = false;
        expected += 1;
        const isCut =
          (before === "" && LATIN.test(answer[at - 1] ?? "")) ||
          (after === "" && LATIN.test(answer[at + match.length] ?? ""));
        if (isCut) isWhole = false;
        return `${side?.before.isGlued ? "" : before}${MASK}${side?.after.isGlued ? "" : after}`;
      });
      return isWhole && expected === spans.length ? masked : undefined;
    },
  };
};
