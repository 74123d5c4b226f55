import type { PlotOptions } from "@observablehq/plot";
import type { PlotLibrary } from "./library.ts";
import { spreadLabels } from "./spread-labels.ts";

export interface BytesLine {
  readonly label: string;
  readonly color: string;
  readonly labelColor: string;
  readonly isDashed: boolean;
  /** Bytes transferred per byte of answer, by answer size; not empty. */
  readonly points: readonly { readonly answerBytes: number; readonly times: number }[];
}

export interface BytesPlotOptions {
  readonly lines: readonly BytesLine[];
  readonly width: number;
  /** Label of the lower axis. */
  readonly axis: string;
  readonly size: (bytes: number) => string;
  readonly digits: (value: number) => string;
}

const HEIGHT = 300;
const TOP = 16;
const BOTTOM = 44;
const LABEL_GAP = 15;
const NARROW_BELOW = 500;
/** A little below 1, which would be the answer and nothing else. */
const LEAST = 0.8;

/** Text alternative of the plot. */
export const bytesWords = (
  lines: readonly BytesLine[],
  { size, digits }: Pick<BytesPlotOptions, "size" | "digits">,
): string =>
  lines
    .map(
      ({ label, points }) =>
        `${label}: ${points.map(({ answerBytes, times }) => `${size(answerBytes)}: ${digits(times)}`).join(", ")}`,
    )
    .join("; ");

/** Bytes transferred per byte of answer, by answer size. */
export const bytesPlot = (plot: PlotLibrary, { lines, width, axis, size, digits }: BytesPlotOptions) => {
  const ends = lines.flatMap(({ label, labelColor, points }) => {
    const last = points.at(-1);
    return last ? [{ ...last, label, color: labelColor }] : [];
  });
  const most = Math.max(2, ...lines.flatMap(({ points }) => points.map(({ times }) => times))) * 1.15;
  const pixel = (times: number): number =>
    TOP + (Math.log(most / times) / Math.log(most / LEAST)) * (HEIGHT - TOP - BOTTOM);
  const placed = spreadLabels(
    ends.map(({ times }) => pixel(times)),
    LABEL_GAP,
    TOP,
    HEIGHT - BOTTOM,
  );
  const measured = lines[0]?.points.map(({ answerBytes }) => answerBytes) ?? [];
  // The last two are close together; a narrow screen has room for one of their labels.
  const sizes = width < NARROW_BELOW ? measured.filter((_, index) => index !== measured.length - 2) : measured;
  const at = { x: "answerBytes", y: "times" } as const;
  return {
    width,
    height: HEIGHT,
    marginLeft: 36,
    marginRight: 148,
    marginTop: TOP,
    marginBottom: BOTTOM,
    x: { type: "log", ticks: sizes, tickFormat: size, label: axis, labelAnchor: "center", labelArrow: "none" },
    y: {
      type: "log",
      domain: [LEAST, most],
      ticks: [1, 2, 5, 10, 20].filter((tick) => tick <= most),
      tickFormat: digits,
      label: null,
      grid: true,
    },
    marks: [
      plot.ruleY([1], { stroke: "var(--grey)", strokeDasharray: "5 3" }),
      ...lines.map(({ points, color, isDashed }) =>
        plot.line(points, { ...at, stroke: color, strokeWidth: 2, ...(isDashed && { strokeDasharray: "6 3" }) }),
      ),
      ...lines.map(({ points, color }) => plot.dot(points, { ...at, fill: color, r: 3.5 })),
      ...ends.map((end, index) =>
        plot.text([end], {
          ...at,
          text: "label",
          fill: "color",
          fontWeight: 600,
          textAnchor: "start",
          dx: 10,
          dy: (placed[index] ?? 0) - pixel(end.times),
        }),
      ),
    ],
  } satisfies PlotOptions;
};
