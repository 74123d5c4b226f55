import { type IntervalRow, intervalDomain, intervalPlot } from "@twinhost/report/plots";
import { useCallback, useMemo } from "react";
import { time } from "../shared/figures.ts";
import { type Draw, PlotFigure } from "../shared/plot-figure.tsx";
import { colorOf } from "../shared/transports.ts";
import { isFloor, type ReportRow, sideOfRow, transportOf, type Words } from "./report.ts";

const SIDES = ["http", "stdio"] as const;

const ms = (micros: number): number => micros / 1_000;

const timesOf = ({ calculate: { p50, p95, p99 } }: ReportRow) => ({
  p50: ms(p50.value),
  low: ms(p50.low ?? p50.value),
  high: ms(p50.high ?? p50.value),
  tail: ms(p99 ?? p95 ?? p50.value),
});

/** Median, its interval and the tail of each row: HTTP left, stdio right, on a scale that both share. */
export const IntervalPlots = ({ rows, words }: { rows: readonly ReportRow[]; words: Words }) => {
  const domain = useMemo(() => intervalDomain(rows.map(timesOf)), [rows]);
  return (
    <div className="two">
      {SIDES.filter((side) => rows.some((row) => sideOfRow(row) === side)).map((side) => (
        <div key={side} className={`side ${side}`}>
          <h4>{words.sides[side]}</h4>
          <SidePlot rows={rows.filter((row) => sideOfRow(row) === side)} words={words} domain={domain} />
        </div>
      ))}
    </div>
  );
};

const SidePlot = ({
  rows,
  words,
  domain,
}: {
  rows: readonly ReportRow[];
  words: Words;
  domain: readonly [number, number];
}) => {
  const data = rows
    .filter((row) => !isFloor(row))
    .map(
      (row): IntervalRow => ({
        key: row.row,
        label: words.rows[row.row] ?? row.row,
        color: colorOf(transportOf(row)),
        symbol: transportOf(row) === "stdio" ? "square" : "circle",
        ...timesOf(row),
      }),
    );
  const floor = rows.find(isFloor);
  const draw = useCallback<Draw>(
    (plot, width) => {
      const line = floor && { at: ms(floor.calculate.p50.value), label: words.floor };
      return intervalPlot(plot, { rows: data, domain, floor: line, width, time });
    },
    [rows, words, domain],
  );
  const alternative = data
    .map(({ label, p50, tail }) => `${label}: p50 ${time(p50)}, p99 ${time(tail ?? p50)}`)
    .join("; ");
  return <PlotFigure draw={draw} alternative={alternative} />;
};
