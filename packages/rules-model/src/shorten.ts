/** Placeholder for the omitted middle; private-use characters that nobody types. */
const GAP = "\uE000\uE001\uE000";
const KEPT_AT_EACH_END = 300;

export interface Shortened {
  /** The start and the end of the text, with a placeholder in between. */
  readonly text: string;
  /** Puts the middle back into a piece of `text`. */
  restore(piece: string): string;
}

/**
 * Keeps the ends of a long text. An instruction is at the start or the end, and regular expressions with repetition
 * must not meet a book, because their time grows with the square of the length.
 */
export const shorten = (text: string): Shortened => {
  if (text.length <= 2 * KEPT_AT_EACH_END + GAP.length) return { text, restore: (piece) => piece };
  const middle = text.slice(KEPT_AT_EACH_END, -KEPT_AT_EACH_END);
  return {
    text: text.slice(0, KEPT_AT_EACH_END) + GAP + text.slice(-KEPT_AT_EACH_END),
    restore: (piece) => piece.replace(GAP, () => middle),
  };
};
