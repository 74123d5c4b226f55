/** Stands for the part that was left out; nobody writes it. */
const GAP = "\uE000\uE001\uE000";
const KEPT_AT_EACH_END = 300;

export interface Shortened {
  /** The start and the end of the text, with a mark for what lies between. */
  readonly text: string;
  /** Puts the middle back into a piece that was cut out of `text`. */
  restore(piece: string): string;
}

/**
 * The ends of a long text. An instruction stands at the start or at the end, and patterns with repetition must not meet a
 * book: their time grows with the square of the length.
 */
export const shorten = (text: string): Shortened => {
  if (text.length <= 2 * KEPT_AT_EACH_END + GAP.length) return { text, restore: (piece) => piece };
  const middle = text.slice(KEPT_AT_EACH_END, -KEPT_AT_EACH_END);
  return {
    text: text.slice(0, KEPT_AT_EACH_END) + GAP + text.slice(-KEPT_AT_EACH_END),
    restore: (piece) => piece.replace(GAP, () => middle),
  };
};
