import type { Markish } from "@observablehq/plot";
import type { PlotLibrary } from "./library.ts";

/** Of labels with several lines, in font sizes. */
export const LINE_HEIGHT = 1.15;

interface LabelledRow {
  /** The row's place on the vertical axis. */
  readonly key: string;
  /** Its name, at the left; more than one line grow upwards. */
  readonly label: string;
  /** Its figure, at the right. */
  readonly text: string;
}

/** Name and figure of each row, above its mark, in place of a legend. @param dy how far below the middle of the row */
export const rowLabels = (
  plot: PlotLibrary,
  rows: readonly LabelledRow[],
  { fontSize = 12, dy = 0 } = {},
): Markish[] => {
  // The halo keeps the lines of the grid out of the words.
  const above = {
    y: "key",
    dy: dy - 3,
    lineAnchor: "bottom",
    lineHeight: LINE_HEIGHT,
    fontSize,
    fill: "var(--ink)",
    stroke: "var(--paper)",
    strokeWidth: 5,
  } as const;
  return [
    plot.text(rows, { ...above, text: "label", frameAnchor: "left", textAnchor: "start", fontWeight: 600 }),
    plot.text(rows, { ...above, text: "text", frameAnchor: "right", textAnchor: "end" }),
  ];
};
