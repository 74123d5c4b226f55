import { useCallback } from "react";
import { percent, time, timeTicks } from "../shared/figures.ts";
import { type Draw, PlotFigure } from "../shared/plot-figure.tsx";
import { colorOf } from "../shared/transports.ts";
import { isFloor, type ReportRow, transportOf, type Words } from "./report.ts";

const SHOWN = ["http-floor", "pipe-floor", "http", "rest", "stdio", "in-process"];
/** Neighbours are labelled at different heights, so that close curves keep their names apart. */
const LABEL_SHARES = [0.2, 0.8, 0.4, 0.95, 0.1, 0.6];

/** The distributions as curves, each labelled on the curve itself. */
export const DistributionPlot = ({ rows, words }: { rows: readonly ReportRow[]; words: Words }) => {
  const draw = useCallback<Draw>(
    (plot, width) => {
      const curves = rows
        .filter(({ row, calculate }) => SHOWN.includes(row) && calculate.distribution.length > 1)
        .toSorted((a, b) => a.calculate.p50.value - b.calculate.p50.value)
        .map((row) => ({
          row,
          color: colorOf(transportOf(row)),
          points: row.calculate.distribution.map(({ share, micros }) => ({ share, ms: micros / 1_000 })),
        }));
      const times = curves.flatMap(({ points }) => points.map(({ ms }) => ms));
      const domain: [number, number] = [Math.min(...times) * 0.8, Math.max(...times) * 1.4];
      const labels = curves.flatMap(({ row, color, points }, index) => {
        const point = points.find(({ share }) => share === LABEL_SHARES[index % LABEL_SHARES.length]) ?? points.at(-1);
        return point
          ? [{ ...point, text: words.rows[row.row] ?? row.row, color: row.arm === "rest" ? "var(--ink)" : color }]
          : [];
      });
      return {
        height: 320,
        marginLeft: 48,
        marginRight: 20,
        marginTop: 12,
        marginBottom: 34,
        x: {
          type: "log",
          domain,
          ticks: timeTicks(domain).filter((_tick, index, ticks) => ticks.length <= width / 60 || index % 2 === 0),
          tickFormat: time,
          label: null,
          grid: true,
        },
        y: { domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], tickFormat: percent, label: null, grid: true },
        marks: [
          ...curves.map(({ row, color, points }) =>
            plot.line(points, {
              x: "ms",
              y: "share",
              stroke: color,
              strokeWidth: isFloor(row) ? 1.5 : 2.5,
              curve: "monotone-y",
              ...(isFloor(row) && { strokeDasharray: "5 3" }),
            }),
          ),
          plot.text(labels, {
            x: "ms",
            y: "share",
            text: "text",
            fill: "color",
            fontWeight: 600,
            fontSize: 13,
            textAnchor: "start",
            dx: 8,
            stroke: "var(--paper)",
            strokeWidth: 5,
          }),
        ],
      };
    },
    [rows, words],
  );
  const alternative = rows
    .filter(({ row }) => SHOWN.includes(row))
    .map(
      ({ row, calculate: { p50, p95 } }) =>
        `${words.rows[row]}: p50 ${time(p50.value / 1_000)}${p95 === null ? "" : `, p95 ${time(p95 / 1_000)}`}`,
    )
    .join("; ");
  return <PlotFigure draw={draw} alternative={alternative} />;
};
