import Table from "cli-table3";
import wrapAnsi from "wrap-ansi";

/** The widest that anything printed may be. */
export const TERMINAL_COLUMNS = 100;

/**
 * A table without lines: names on the left, figures on the right.
 * @param options - `textColumns` says how many columns hold names, `gap` how many blanks lie between columns: one for wide
 * tables
 */
export const createPlainTable = (heads: readonly string[], { textColumns = 1, gap = 2 } = {}): Table.Table =>
  new Table({
    head: [...heads],
    colAligns: heads.map((_, index) => (index < textColumns ? "left" : "right")),
    style: { head: [], border: [], "padding-left": 0, "padding-right": gap - 1 },
    chars: NO_LINES,
  });

const NO_LINES = Object.fromEntries(
  [
    "top",
    "top-mid",
    "top-left",
    "top-right",
    "bottom",
    "bottom-mid",
    "bottom-left",
    "bottom-right",
    "left",
    "left-mid",
    "mid",
    "mid-mid",
    "right",
    "right-mid",
  ]
    .map((name) => [name, ""])
    .concat([["middle", " "]]),
);

/** Breaks text between words so that no line is wider than the table may be. */
export const wrap = (text: string): string[] => wrapAnsi(text, TERMINAL_COLUMNS).split("\n");
