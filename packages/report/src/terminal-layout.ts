import Table from "cli-table3";
import wrapAnsi from "wrap-ansi";

/** Maximum width of printed output. */
export const TERMINAL_COLUMNS = 100;

/**
 * A table without lines: names on the left, figures on the right.
 * @param options - `textColumns`: the number of columns with names; `gap`: blanks between columns, one for wide tables
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

/** Wraps text at word boundaries to the width of the terminal. */
export const wrap = (text: string): string[] => wrapAnsi(text, TERMINAL_COLUMNS).split("\n");
