import * as Plot from "@observablehq/plot";

interface LabelledRow {
  /** The row's place on the vertical axis. */
  readonly key: string;
  /** Its name, at the left in the colour of its transport. */
  readonly label: string;
  /** Its figure, at the right. */
  readonly text: string;
  readonly color: string;
}

/** Name and figure of each row, above its mark, in place of a legend. */
export const rowLabels = (rows: readonly LabelledRow[]): Plot.Markish[] => {
  const above = { y: "key", dy: -9, stroke: "var(--paper)", strokeWidth: 4 } as const;
  return [
    Plot.text(rows, {
      ...above,
      text: "label",
      frameAnchor: "left",
      textAnchor: "start",
      fill: "color",
      fontWeight: 600,
    }),
    Plot.text(rows, { ...above, text: "text", frameAnchor: "right", textAnchor: "end", dx: 8, fill: "var(--ink)" }),
  ];
};
