import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";
import { LINE_HEIGHT } from "../../plots/row-labels.ts";

/** Upper bound for the average letter width of the page's fonts, in font sizes; Korean letters are twice as wide. */
const LETTER_WIDTH = 0.58;
/** Letters between a name and its figure. */
const GAP = 2;

interface Labelled {
  readonly name: string;
  /** On the same line, at the right end. */
  readonly figure: string;
}

/**
 * Wraps names so that they leave room for the figures next to them.
 * @returns the names, and the extra row height beyond a single line
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
