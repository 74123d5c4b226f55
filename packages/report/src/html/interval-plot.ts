import * as Plot from "@observablehq/plot";
import { time } from "../format.ts";
import type { Texts } from "../messages/messages.ts";
import type { ReportRow } from "../schema.ts";
import { drawPlot } from "./plot-document.ts";
import { rowLabels } from "./row-labels.ts";
import { colorOf } from "./transports.ts";

export interface IntervalPlotOptions {
  readonly rows: readonly ReportRow[];
  /** Shared by the plots that stand beside each other, in microseconds. */
  readonly domain: readonly [number, number];
  /** Drawn as a line behind everything. */
  readonly floor: ReportRow | undefined;
  readonly texts: Texts;
  readonly width: number;
}

const ROW_HEIGHT = 46;
const AXIS_HEIGHT = 44;
const TOP = 26;

/** The end of the thin line: p99, or the highest percentile that has enough samples. */
const tailOf = ({ calculate }: ReportRow): number => calculate.p99 ?? calculate.p95 ?? calculate.p50.value;

/** A span that holds all these rows, rounded outwards a little. */
export const intervalDomain = (rows: readonly ReportRow[]): [number, number] => {
  const values = rows.flatMap((row) => [
    row.calculate.p50.value,
    row.calculate.p50.low ?? row.calculate.p50.value,
    row.calculate.p50.high ?? row.calculate.p50.value,
    tailOf(row),
  ]);
  return [Math.min(...values) * 0.75, Math.max(...values) * 1.3];
};

/** Ticks at 1, 2 and 5 would crowd; powers of ten do, and 3s where the span is short. */
export const timeTicks = ([least, most]: readonly [number, number]): number[] => {
  const steps = most / least < 60 ? [1, 2, 5] : [1];
  return [1, 10, 100, 1e3, 1e4, 1e5, 1e6]
    .flatMap((power) => steps.map((step) => step * power))
    .filter((tick) => tick >= least && tick <= most);
};

/** Median, its interval and the tail of each row, on a logarithmic axis, each labelled where it stands. */
export const intervalPlot = ({ rows, domain, floor, texts, width }: IntervalPlotOptions): string => {
  const data = rows.map((row) => ({
    key: row.row,
    label: texts.rowName(row),
    color: colorOf(row),
    p50: row.calculate.p50.value,
    low: row.calculate.p50.low ?? row.calculate.p50.value,
    high: row.calculate.p50.high ?? row.calculate.p50.value,
    tail: tailOf(row),
    text: time(row.calculate.p50.value),
  }));
  const alternative = data.map(({ label, text, tail }) => `${label}: p50 ${text}, p99 ${time(tail)}`).join("; ");
  return drawPlot(
    {
      width,
      height: TOP + rows.length * ROW_HEIGHT + AXIS_HEIGHT,
      marginLeft: 4,
      marginRight: 14,
      marginTop: TOP,
      marginBottom: AXIS_HEIGHT,
      x: { type: "log", domain: [...domain], ticks: timeTicks(domain), tickFormat: time, label: null, grid: true },
      y: { type: "band", domain: data.map(({ key }) => key), axis: null, padding: 0 },
      marks: [
        ...(floor
          ? [
              Plot.ruleX([floor.calculate.p50.value], {
                stroke: "var(--grey)",
                strokeWidth: 1.5,
                strokeDasharray: "5 3",
              }),
              Plot.text([floor.calculate.p50.value], {
                x: (value: number) => value,
                text: () => `${texts.axes.floor} ${time(floor.calculate.p50.value)}`,
                frameAnchor: "top",
                dy: -16,
                fill: "var(--quiet)",
              }),
            ]
          : []),
        Plot.link(data, {
          x1: "p50",
          x2: "tail",
          y1: "key",
          y2: "key",
          stroke: "color",
          strokeWidth: 1.5,
          strokeOpacity: 0.7,
          dy: 9,
        }),
        Plot.tickX(data, { x: "tail", y: "key", stroke: "color", strokeWidth: 1.5, insetTop: 27, insetBottom: 9 }),
        Plot.link(data, {
          x1: "low",
          x2: "high",
          y1: "key",
          y2: "key",
          stroke: "color",
          strokeWidth: 8,
          strokeOpacity: 0.35,
          dy: 9,
        }),
        Plot.dot(data, { x: "p50", y: "key", fill: "color", r: 5, dy: 9 }),
        ...rowLabels(data),
      ],
    },
    alternative,
  );
};
