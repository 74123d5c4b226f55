import { rowLabels, timeAxis } from "@twinhost/report/plots";
import { useCallback } from "react";
import { useTexts } from "../i18n/language.tsx";
import { digits, time } from "../shared/figures.ts";
import { type Draw, PlotFigure } from "../shared/plot-figure.tsx";
import { colorOf } from "../shared/transports.ts";
import type { ToolLatency } from "./read-metrics.ts";

const ROW_HEIGHT = 46;
/** Below this width a row's figures go below its name instead of beside it. */
const NARROW = 480;
const SECOND_LINE = 18;

type Measured = ToolLatency & { readonly p50: number };

const isMeasured = (latency: ToolLatency): latency is Measured => latency.p50 !== null;

/** The highest percentile with enough calls. */
const tailOf = ({ p50, p95, p99 }: Measured): number => p99 ?? p95 ?? p50;

const figuresOf = ({ calls, p50, p95, p99 }: Measured): string =>
  [
    `p50 ${time(p50)}`,
    ...(p95 === null ? [] : [`p95 ${time(p95)}`]),
    ...(p99 === null ? [] : [`p99 ${time(p99)}`]),
    `n = ${digits(calls)}`,
  ].join(" · ");

/** Median and tail of each tool over each transport, on a scale shared by both servers. */
export const LatencyFigure = ({
  latencies,
  all,
}: {
  latencies: readonly ToolLatency[];
  all: readonly ToolLatency[];
}) => {
  const texts = useTexts();
  const nameOf = useCallback(
    ({ tool, transport }: ToolLatency): string => `${tool}, ${texts.transports[transport] ?? transport}`,
    [texts],
  );
  const measured = latencies.filter(isMeasured);
  const draw = useCallback<Draw>(
    (plot, width) => {
      const isNarrow = width < NARROW;
      const extra = isNarrow ? SECOND_LINE : 0;
      const rows = latencies.filter(isMeasured).map((latency) => ({
        ...latency,
        key: `${latency.tool} ${latency.transport}`,
        label: isNarrow ? `${nameOf(latency)}\n${figuresOf(latency)}` : nameOf(latency),
        text: isNarrow ? "" : figuresOf(latency),
        tail: tailOf(latency),
        color: colorOf(latency.transport),
      }));
      const shown = all.filter(isMeasured);
      const domain: [number, number] = [
        Math.min(...shown.map(({ p50 }) => p50)) * 0.6,
        Math.max(...shown.map(tailOf)) * 1.4,
      ];
      type Row = (typeof rows)[number];
      const tick = { y: "key", stroke: "color" } as const;
      const down = extra / 2;
      return {
        height: rows.length * (ROW_HEIGHT + extra) + 40,
        marginLeft: 4,
        marginRight: 14,
        marginTop: 6,
        marginBottom: 34,
        x: timeAxis(domain, width, time),
        y: { type: "band", domain: rows.map(({ key }) => key), axis: null, padding: 0 },
        marks: [
          plot.link(rows, {
            x1: "p50",
            x2: "tail",
            y1: "key",
            y2: "key",
            stroke: "color",
            strokeWidth: 1.5,
            dy: down + 9,
          }),
          plot.tickX(
            rows.filter(({ p95 }) => p95 !== null),
            { ...tick, x: "p95", strokeWidth: 1.5, insetTop: extra + 27, insetBottom: 9 },
          ),
          plot.tickX(
            rows.filter(({ p99 }) => p99 !== null),
            { ...tick, x: "p99", strokeWidth: 2.5, insetTop: extra + 25, insetBottom: 7 },
          ),
          plot.dot(rows, {
            x: "p50",
            y: "key",
            fill: "color",
            r: 5,
            dy: down + 9,
            symbol: ({ transport }: Row) => (transport === "stdio" ? "square" : "circle"),
          }),
          ...rowLabels(plot, rows, { dy: down }),
        ],
        symbol: { type: "identity" },
      };
    },
    [latencies, all, nameOf],
  );
  if (latencies.length === 0) return <p className="quiet">{texts.state.noCalls}</p>;
  const few = latencies.filter((latency) => !isMeasured(latency));
  return (
    <>
      {measured.length > 0 && (
        <PlotFigure
          draw={draw}
          alternative={measured.map((latency) => `${nameOf(latency)}: ${figuresOf(latency)}`).join("; ")}
        />
      )}
      {few.length > 0 && (
        <p className="quiet">
          {texts.state.tooFew(few.map((latency) => `${nameOf(latency)} (n = ${digits(latency.calls)})`).join("; "))}
        </p>
      )}
    </>
  );
};
