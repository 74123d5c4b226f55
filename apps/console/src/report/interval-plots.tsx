import { type IntervalRow, intervalDomain, intervalPlot, intervalTimes, intervalWords } from "@twinhost/report/plots";
import { useCallback, useMemo } from "react";
import { time } from "../shared/figures.ts";
import { type Draw, PlotFigure } from "../shared/plot-figure.tsx";
import { colorOf } from "../shared/transports.ts";
import { isFloor, type ReportRow, sideOfRow, transportOf, type Words } from "./report.ts";

const SIDES = ["http", "stdio"] as const;

/** The plots' unit, in microseconds. */
const MILLISECOND = 1_000;

const timesOf = ({ calculate }: ReportRow) => intervalTimes(calculate, MILLISECOND);

/** Median, its interval and the tail of each row: HTTP left, stdio right, on a shared scale. */
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
      const line = floor && { at: timesOf(floor).p50, label: words.floor };
      return intervalPlot(plot, { rows: data, domain, floor: line, width, time });
    },
    [rows, words, domain],
  );
  return <PlotFigure draw={draw} alternative={intervalWords(data, time)} />;
};
