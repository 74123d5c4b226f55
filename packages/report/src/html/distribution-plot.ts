import * as Plot from "@observablehq/plot";
import { percent, time } from "../format.ts";
import type { Texts } from "../messages/messages.ts";
import type { ReportRow } from "../schema.ts";
import { timeTicks } from "./interval-plot.ts";
import { drawPlot } from "./plot-document.ts";
import { colorOf, isFloor } from "./transports.ts";

const HEIGHT = 320;

/** The distributions as curves (ECDF) on a logarithmic axis, each labelled on the curve itself. */
export const distributionPlot = (rows: readonly ReportRow[], texts: Texts, width: number): string => {
  const shown = rows.filter(({ calculate }) => calculate.distribution.length > 1);
  const times = shown.flatMap(({ calculate }) => calculate.distribution.map(({ micros }) => micros));
  const domain: [number, number] = [Math.min(...times) * 0.8, Math.max(...times) * 1.4];
  const byMedian = shown.toSorted((a, b) => a.calculate.p50.value - b.calculate.p50.value);
  const labels = byMedian.flatMap((row, index) => {
    // Neighbours are labelled at different heights, so that close curves keep their names apart.
    const share = LABEL_SHARES[index % LABEL_SHARES.length];
    const point =
      row.calculate.distribution.find((candidate) => candidate.share === share) ?? row.calculate.distribution.at(-1);
    return point ? [{ ...point, label: texts.rowName(row), color: colorOf(row) }] : [];
  });
  const alternative = byMedian
    .map(
      (row) =>
        `${texts.rowName(row)}: p50 ${time(row.calculate.p50.value)}${row.calculate.p95 === null ? "" : `, p95 ${time(row.calculate.p95)}`}`,
    )
    .join("; ");
  return drawPlot(
    {
      width,
      height: HEIGHT,
      marginLeft: 44,
      marginRight: 20,
      marginBottom: 34,
      marginTop: 16,
      x: { type: "log", domain, ticks: timeTicks(domain), tickFormat: time, label: null, grid: true },
      y: { domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], tickFormat: percent, label: null, grid: true },
      marks: [
        ...shown.map((row) =>
          Plot.line(row.calculate.distribution, {
            x: "micros",
            y: "share",
            stroke: colorOf(row),
            strokeWidth: isFloor(row) ? 1.5 : 2.5,
            curve: "monotone-y",
            ...(isFloor(row) && { strokeDasharray: "5 3" }),
          }),
        ),
        Plot.text(labels, {
          x: "micros",
          y: "share",
          text: "label",
          fill: "color",
          fontWeight: 600,
          textAnchor: "start",
          dx: 8,
          stroke: "var(--paper)",
          strokeWidth: 5,
        }),
      ],
    },
    alternative,
  );
};

const LABEL_SHARES = [0.2, 0.8, 0.4, 0.95, 0.1, 0.6];
