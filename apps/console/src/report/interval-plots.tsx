import { useCallback, useMemo } from "react";
import { time, timeTicks } from "../shared/figures.ts";
import { type Draw, PlotFigure } from "../shared/plot-figure.tsx";
import { colorOf } from "../shared/transports.ts";
import { isFloor, type ReportRow, sideOfRow, transportOf, type Words } from "./report.ts";

const ROW_HEIGHT = 46;
const TOP = 26;
const SIDES = ["http", "stdio"] as const;

const ms = (micros: number): number => micros / 1_000;
const tailOf = ({ calculate: { p50, p95, p99 } }: ReportRow): number => p99 ?? p95 ?? p50.value;

/** Median, its interval and the tail of each row: HTTP left, stdio right, on a scale that both share. */
export const IntervalPlots = ({ rows, words }: { rows: readonly ReportRow[]; words: Words }) => {
  const domain = useMemo((): [number, number] => {
    const values = rows.flatMap((row) => [
      row.calculate.p50.value,
      row.calculate.p50.low ?? row.calculate.p50.value,
      tailOf(row),
    ]);
    return [ms(Math.min(...values)) * 0.75, ms(Math.max(...values)) * 1.3];
  }, [rows]);
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
    .map((row) => {
      const { p50 } = row.calculate;
      return {
        key: row.row,
        label: words.rows[row.row] ?? row.row,
        color: colorOf(transportOf(row)),
        p50: ms(p50.value),
        low: ms(p50.low ?? p50.value),
        high: ms(p50.high ?? p50.value),
        tail: ms(tailOf(row)),
        isSquare: transportOf(row) === "stdio",
      };
    });
  const floor = rows.find(isFloor);
  const draw = useCallback<Draw>(
    (plot, width) => {
      type Datum = (typeof data)[number];
      const at = floor && ms(floor.calculate.p50.value);
      return {
        height: TOP + data.length * ROW_HEIGHT + 34,
        marginLeft: 4,
        marginRight: 14,
        marginTop: TOP,
        marginBottom: 34,
        x: {
          type: "log",
          domain: [...domain],
          ticks: timeTicks(domain).filter((_tick, index, ticks) => ticks.length <= width / 60 || index % 2 === 0),
          tickFormat: time,
          label: null,
          grid: true,
        },
        y: { type: "band", domain: data.map(({ key }) => key), axis: null, padding: 0 },
        symbol: { type: "identity" },
        marks: [
          ...(at === undefined
            ? []
            : [
                plot.ruleX([at], { stroke: "var(--grey)", strokeWidth: 1.5, strokeDasharray: "5 3" }),
                plot.text([at], {
                  x: (value: number) => value,
                  text: () => `${words.floor} ${time(at)}`,
                  frameAnchor: "top",
                  dy: -16,
                  fill: "var(--quiet)",
                  fontSize: 12,
                }),
              ]),
          plot.link(data, {
            x1: "p50",
            x2: "tail",
            y1: "key",
            y2: "key",
            stroke: "color",
            strokeWidth: 1.5,
            strokeOpacity: 0.7,
            dy: 9,
          }),
          plot.tickX(data, { x: "tail", y: "key", stroke: "color", strokeWidth: 1.5, insetTop: 27, insetBottom: 9 }),
          plot.link(data, {
            x1: "low",
            x2: "high",
            y1: "key",
            y2: "key",
            stroke: "color",
            strokeWidth: 8,
            strokeOpacity: 0.35,
            dy: 9,
          }),
          plot.dot(data, {
            x: "p50",
            y: "key",
            fill: "color",
            r: 5,
            dy: 9,
            symbol: ({ isSquare }: Datum) => (isSquare ? "square" : "circle"),
          }),
          plot.text(data, {
            y: "key",
            frameAnchor: "left",
            text: "label",
            textAnchor: "start",
            dy: -10,
            fontSize: 12,
            fontWeight: 600,
            fill: "var(--ink)",
          }),
          plot.text(data, {
            y: "key",
            frameAnchor: "right",
            text: ({ p50 }: Datum) => time(p50),
            textAnchor: "end",
            dy: -10,
            fontSize: 12,
            fontWeight: 600,
            fill: "var(--ink)",
          }),
        ],
      };
    },
    [rows, words, domain],
  );
  const alternative = data.map(({ label, p50, tail }) => `${label}: p50 ${time(p50)}, p99 ${time(tail)}`).join("; ");
  return <PlotFigure draw={draw} alternative={alternative} />;
};
