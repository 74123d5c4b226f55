import type { Markish } from "@observablehq/plot";
import type { PlotLibrary } from "./library.ts";

interface LabelledRow {
  /** The row's place on the vertical axis. */
  readonly key: string;
  /** Its name, at the left. */
  readonly label: string;
  /** Its figure, at the right. */
  readonly text: string;
}

/** Name and figure of each row, above its mark, in place of a legend. */
export const rowLabels = (plot: PlotLibrary, rows: readonly LabelledRow[]): Markish[] => {
  // The halo keeps the lines of the grid out of the words.
  const above = {
    y: "key",
    dy: -10,
    fontSize: 12,
    fill: "var(--ink)",
    stroke: "var(--paper)",
    strokeWidth: 5,
  } as const;
  return [
    plot.text(rows, { ...above, text: "label", frameAnchor: "left", textAnchor: "start", fontWeight: 600 }),
    plot.text(rows, { ...above, text: "text", frameAnchor: "right", textAnchor: "end" }),
  ];
};
