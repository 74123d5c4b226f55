import type { Markish } from "@observablehq/plot";
import type { PlotLibrary } from "./library.ts";

/** Of labels with several lines, in font sizes. */
export const LINE_HEIGHT = 1.15;

interface LabelledRow {
  /** The row's position on the vertical axis. */
  readonly key: string;
  /** Its name, on the left; several lines grow upwards. */
  readonly label: string;
  /** Its figure, on the right. */
  readonly text: string;
}

/** Name and figure of each row above its mark, instead of a legend. @param dy offset below the middle of the row */
export const rowLabels = (
  plot: PlotLibrary,
  rows: readonly LabelledRow[],
  { fontSize = 12, dy = 0 } = {},
): Markish[] => {
  // The halo keeps grid lines from crossing the text.
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
