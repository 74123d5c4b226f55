import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";
import { LINE_HEIGHT } from "../../plots/row-labels.ts";

/** How wide a letter of the page's fonts is at most on average, in font sizes; a Korean one is twice as wide. */
const LETTER_WIDTH = 0.58;
/** Letters between a name and its figure. */
const GAP = 2;

interface Labelled {
  readonly name: string;
  /** Stands on the same line at the right end. */
  readonly figure: string;
}

/**
 * Names broken into lines that leave room for the figure beside them.
 * @returns the names, and how much higher than for one line their rows must be
 */
export const labelsBeside = (
  rows: readonly Labelled[],
  width: number,
  fontSize: number,
): { readonly labels: readonly string[]; readonly extraHeight: number } => {
  const letters = Math.floor(width / (LETTER_WIDTH * fontSize));
  const labels = rows.map(({ name, figure }) => wrapAnsi(name, letters - stringWidth(figure) - GAP));
  const lines = Math.max(...labels.map((label) => label.split("\n").length));
  return { labels, extraHeight: (lines - 1) * fontSize * LINE_HEIGHT };
};
