import * as Plot from "@observablehq/plot";
import { digits } from "../format.ts";
import type { Texts } from "../messages/messages.ts";
import type { ReportRow } from "../schema.ts";
import { drawPlot } from "./plot-document.ts";
import { spreadLabels } from "./spread-labels.ts";
import { colorOf, isFloor } from "./transports.ts";

const HEIGHT = 300;
const TOP = 16;
const BOTTOM = 44;
const LABEL_WIDTH = 132;
const LABEL_GAP = 15;

export const throughputDomain = (rows: readonly ReportRow[]): [number, number] => {
  const values = rows.flatMap(({ throughput }) => throughput.map(({ perSecond }) => perSecond.value));
  return [Math.min(...values) * 0.7, Math.max(...values) * 1.3];
};

/** Calls per second against calls in flight, both logarithmic, with the interval of each point. */
export const throughputPlot = (
  rows: readonly ReportRow[],
  domain: readonly [number, number],
  texts: Texts,
  width: number,
): string => {
  const points = rows.flatMap((row) =>
    row.throughput.map(({ concurrency, perSecond }) => ({
      row: row.row,
      color: colorOf(row),
      concurrency,
      value: perSecond.value,
      // Kept inside the frame: a wide interval must not run over the axis.
      low: Math.max(domain[0], perSecond.low ?? perSecond.value),
      high: Math.min(domain[1], perSecond.high ?? perSecond.value),
    })),
  );
  const ends = rows.flatMap((row) => {
    const last = row.throughput.at(-1);
    return last
      ? [{ concurrency: last.concurrency, value: last.perSecond.value, label: texts.rowName(row), color: colorOf(row) }]
      : [];
  });
  const [bottom, top] = [Math.log(domain[0]), Math.log(domain[1])];
  const pixel = (value: number): number => TOP + ((top - Math.log(value)) / (top - bottom)) * (HEIGHT - TOP - BOTTOM);
  const placed = spreadLabels(
    ends.map(({ value }) => pixel(value)),
    LABEL_GAP,
    TOP,
    HEIGHT - BOTTOM,
  );
  const concurrencies = [...new Set(points.map(({ concurrency }) => concurrency))].sort((a, b) => a - b);
  return drawPlot(
    {
      width,
      height: HEIGHT,
      marginLeft: 56,
      marginRight: LABEL_WIDTH,
      marginTop: TOP,
      marginBottom: BOTTOM,
      x: {
        type: "point",
        domain: concurrencies,
        label: `${texts.axes.concurrency}`,
        labelAnchor: "center",
        labelArrow: "none",
        padding: 0.1,
      },
      y: {
        type: "log",
        domain: [...domain],
        ticks: [10, 100, 1e3, 1e4, 1e5, 1e6].filter((tick) => tick >= domain[0] && tick <= domain[1]),
        tickFormat: digits,
        label: null,
        grid: true,
      },
      marks: [
        ...rows.map((row) =>
          Plot.line(
            points.filter((point) => point.row === row.row),
            {
              x: "concurrency",
              y: "value",
              stroke: colorOf(row),
              strokeWidth: 2,
              ...(isFloor(row) && { strokeDasharray: "5 3" }),
            },
          ),
        ),
        Plot.ruleX(points, {
          x: "concurrency",
          y1: "low",
          y2: "high",
          stroke: "color",
          strokeWidth: 5,
          strokeOpacity: 0.35,
        }),
        Plot.dot(points, { x: "concurrency", y: "value", fill: "color", r: 3.5 }),
        ...ends.map((end, index) =>
          Plot.text([end], {
            x: "concurrency",
            y: "value",
            text: "label",
            fill: "color",
            fontWeight: 600,
            textAnchor: "start",
            dx: 10,
            dy: (placed[index] ?? 0) - pixel(end.value),
          }),
        ),
      ],
    },
    rows
      .map(
        (row) =>
          `${texts.rowName(row)}: ${row.throughput.map(({ concurrency, perSecond }) => `${concurrency}: ${digits(perSecond.value)}/s`).join(", ")}`,
      )
      .join("; "),
  );
};
