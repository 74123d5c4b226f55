import type { PlotOptions, ScaleOptions } from "@observablehq/plot";
import { type Latency, type Percentile, tailOf } from "./latency.ts";
import type { PlotLibrary } from "./library.ts";
import { rowLabels } from "./row-labels.ts";
import { type Domain, timeAxis } from "./time-axis.ts";

/** Times of one row, all in the plot's unit. */
export interface IntervalRow {
  readonly key: string;
  readonly label: string;
  /** Its figure beside the label; without it, the median. */
  readonly text?: string;
  readonly color: string;
  readonly symbol: "circle" | "square";
  readonly p50: number;
  /** The ends of the median's interval. */
  readonly low: number;
  readonly high: number;
  /** The end of the thin line; null for none. */
  readonly tail: Percentile | null;
  /** The ends of a thin line behind the interval: as wide as the noise. */
  readonly noise?: readonly [low: number, high: number] | undefined;
}

type Times = Pick<IntervalRow, "p50" | "low" | "high" | "tail">;

export interface IntervalPlotOptions {
  readonly rows: readonly IntervalRow[];
  /** Shared by plots that are side by side. */
  readonly domain: Domain;
  /** Drawn as a line in the background. */
  readonly floor: { readonly at: number; readonly label: string } | undefined;
  readonly width: number;
  readonly time: (time: number) => string;
  /** Extra row height beyond a label of one line. */
  readonly extraHeight?: number;
  /** Replaces the axis of times. */
  readonly axis?: ScaleOptions;
}

const ROW_HEIGHT = 46;
const AXIS_HEIGHT = 34;
const TOP = 26;

/** Converts times to the plot's unit. @param unit in microseconds */
export const intervalTimes = ({ p50: { value, low, high }, ...percentiles }: Latency, unit = 1): Times => {
  const tail = tailOf(percentiles);
  return {
    p50: value / unit,
    low: (low ?? value) / unit,
    high: (high ?? value) / unit,
    tail: tail && { ...tail, at: tail.at / unit },
  };
};

/** A range that contains all these rows, with a margin. */
export const intervalDomain = (rows: readonly Times[]): Domain => {
  const values = rows.flatMap(({ p50, low, high, tail }) => [p50, low, high, tail?.at ?? high]);
  return [Math.min(...values) * 0.75, Math.max(...values) * 1.3];
};

/** Text alternative of the plot. */
export const intervalWords = (rows: readonly IntervalRow[], time: (time: number) => string): string =>
  rows
    .map(({ label, p50, tail }) => `${label}: p50 ${time(p50)}${tail ? `, ${tail.name} ${time(tail.at)}` : ""}`)
    .join("; ");

/** Median, interval and tail of each row, on a logarithmic axis, each with its label. */
export const intervalPlot = (
  plot: PlotLibrary,
  { rows, domain, floor, width, time, axis, extraHeight = 0 }: IntervalPlotOptions,
) => {
  const data = rows.map((row) => ({ ...row, text: row.text ?? time(row.p50) }));
  const tails = data.flatMap(({ tail, ...row }) => (tail ? [{ ...row, tail: tail.at }] : []));
  const noises = data.flatMap(({ noise, ...row }) => (noise ? [{ ...row, least: noise[0], most: noise[1] }] : []));
  const inLane = { y: "key", strokeWidth: 1.5, insetTop: extraHeight + 27, insetBottom: 9 } as const;
  // A row's label grows upwards from its mark.
  const down = extraHeight / 2;
  const inRow = { y1: "key", y2: "key", stroke: "color", dy: down + 9 } as const;
  return {
    width,
    height: TOP + rows.length * (ROW_HEIGHT + extraHeight) + AXIS_HEIGHT,
    marginLeft: 4,
    marginRight: 14,
    marginTop: TOP,
    marginBottom: AXIS_HEIGHT,
    x: axis ?? timeAxis(domain, width, time),
    y: { type: "band", domain: data.map(({ key }) => key), axis: null, padding: 0 },
    symbol: { type: "identity" },
    marks: [
      ...(floor ? floorLine(plot, floor.at, `${floor.label} ${time(floor.at)}`) : []),
      plot.link(noises, { ...inRow, x1: "least", x2: "most", strokeWidth: 1.5, strokeOpacity: 0.7 }),
      plot.link(tails, { ...inRow, x1: "p50", x2: "tail", strokeWidth: 1.5, strokeOpacity: 0.7 }),
      plot.tickX(tails, { ...inLane, x: "tail", stroke: "color" }),
      plot.link(data, { ...inRow, x1: "low", x2: "high", strokeWidth: 8, strokeOpacity: 0.35 }),
      plot.dot(data, { x: "p50", y: "key", fill: "color", symbol: "symbol", r: 5, dy: down + 9 }),
      ...rowLabels(plot, data, { dy: down }),
    ],
  } satisfies PlotOptions;
};

const floorLine = (plot: PlotLibrary, at: number, text: string) => [
  plot.ruleX([at], { stroke: "var(--grey)", strokeWidth: 1.5, strokeDasharray: "5 3" }),
  plot.text([text], { x: () => at, text: [text], frameAnchor: "top", dy: -16, fontSize: 12, fill: "var(--quiet)" }),
];
