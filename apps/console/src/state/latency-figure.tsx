import { rowLabels, timeAxis } from "@twinhost/report/plots";
import { useCallback } from "react";
import { useTexts } from "../i18n/language.tsx";
import { time } from "../shared/figures.ts";
import { type Draw, PlotFigure } from "../shared/plot-figure.tsx";
import { colorOf } from "../shared/transports.ts";
import type { ToolLatency } from "./read-metrics.ts";

const ROW_HEIGHT = 46;

/** Median and tail of each tool over each transport, on a scale that both servers share. */
export const LatencyFigure = ({
  latencies,
  all,
}: {
  latencies: readonly ToolLatency[];
  all: readonly ToolLatency[];
}) => {
  const texts = useTexts();
  const draw = useCallback<Draw>(
    (plot, width) => {
      const rows = latencies.map((latency) => ({
        ...latency,
        key: `${latency.tool} ${latency.transport}`,
        label: `${latency.tool}, ${texts.transports[latency.transport] ?? latency.transport}`,
        text: `p50 ${time(latency.p50)} · p99 ${time(latency.p99)}`,
        color: colorOf(latency.transport),
      }));
      const domain: [number, number] = [
        Math.min(...all.map(({ p50 }) => p50)) * 0.6,
        Math.max(...all.map(({ p99 }) => p99)) * 1.4,
      ];
      type Row = (typeof rows)[number];
      return {
        height: rows.length * ROW_HEIGHT + 40,
        marginLeft: 4,
        marginRight: 14,
        marginTop: 6,
        marginBottom: 34,
        x: timeAxis(domain, width, time),
        y: { type: "band", domain: rows.map(({ key }) => key), axis: null, padding: 0 },
        marks: [
          plot.link(rows, { x1: "p50", x2: "p99", y1: "key", y2: "key", stroke: "color", strokeWidth: 1.5, dy: 9 }),
          plot.tickX(rows, { x: "p95", y: "key", stroke: "color", strokeWidth: 1.5, insetTop: 27, insetBottom: 9 }),
          plot.tickX(rows, { x: "p99", y: "key", stroke: "color", strokeWidth: 2.5, insetTop: 25, insetBottom: 7 }),
          plot.dot(rows, {
            x: "p50",
            y: "key",
            fill: "color",
            r: 5,
            dy: 9,
            symbol: ({ transport }: Row) => (transport === "stdio" ? "square" : "circle"),
          }),
          ...rowLabels(plot, rows),
        ],
        symbol: { type: "identity" },
      };
    },
    [latencies, all, texts],
  );
  if (latencies.length === 0) return <p className="quiet">{texts.state.noCalls}</p>;
  const alternative = latencies
    .map(
      ({ tool, transport, p50, p95, p99 }) =>
        `${tool}, ${texts.transports[transport] ?? transport}: p50 ${time(p50)}, p95 ${time(p95)}, p99 ${time(p99)}`,
    )
    .join("; ");
  return <PlotFigure draw={draw} alternative={alternative} />;
};
