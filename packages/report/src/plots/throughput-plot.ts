import type { PlotOptions } from "@observablehq/plot";
import type { PlotLibrary } from "./library.ts";
import { spreadLabels } from "./spread-labels.ts";
import type { Domain } from "./time-axis.ts";

/** Calls per second with their interval, at one concurrency. */
interface ThroughputPoint {
  readonly concurrency: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface ThroughputLine {
  readonly label: string;
  readonly color: string;
  readonly labelColor: string;
  readonly isFloor: boolean;
  /** Ordered by concurrency; not empty. */
  readonly points: readonly ThroughputPoint[];
}

export interface ThroughputPlotOptions {
  readonly lines: readonly ThroughputLine[];
  /** Shared by plots that are side by side. */
  readonly domain: Domain;
  readonly width: number;
  /** Label of the lower axis. */
  readonly axis: string;
  readonly digits: (value: number) => string;
}

const HEIGHT = 300;
const TOP = 16;
const BOTTOM = 44;
const LABEL_WIDTH = 132;
const LABEL_GAP = 15;
const POWERS = [10, 100, 1e3, 1e4, 1e5, 1e6];

/** A range that contains all these lines. */
export const throughputDomain = (lines: readonly Pick<ThroughputLine, "points">[]): Domain => {
  const values = lines.flatMap(({ points }) => points.map(({ value }) => value));
  return [Math.min(...values) * 0.7, Math.max(...values) * 1.3];
};

/** Text alternative of the plot. */
export const throughputWords = (lines: readonly ThroughputLine[], digits: (value: number) => string): string =>
  lines
    .map(
      ({ label, points }) =>
        `${label}: ${points.map(({ concurrency, value }) => `${concurrency}: ${digits(value)}/s`).join(", ")}`,
    )
    .join("; ");

/** Calls per second by calls in flight, both logarithmic, with the interval of each point. */
export const throughputPlot = (plot: PlotLibrary, { lines, domain, width, axis, digits }: ThroughputPlotOptions) => {
  const points = lines.flatMap(({ color, points }) =>
    points.map((point) => ({
      ...point,
      color,
      // Clipped to the frame, so that a wide interval does not cross the axis.
      low: Math.max(domain[0], point.low),
      high: Math.min(domain[1], point.high),
    })),
  );
  const ends = lines.flatMap(({ label, labelColor, points }) => {
    const last = points.at(-1);
    return last ? [{ ...last, label, color: labelColor }] : [];
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
  return {
    width,
    height: HEIGHT,
    marginLeft: 56,
    marginRight: LABEL_WIDTH,
    marginTop: TOP,
    marginBottom: BOTTOM,
    x: { type: "point", domain: concurrencies, label: axis, labelAnchor: "center", labelArrow: "none", padding: 0.1 },
    y: {
      type: "log",
      domain: [...domain],
      ticks: POWERS.filter((tick) => tick >= domain[0] && tick <= domain[1]),
      tickFormat: digits,
      label: null,
      grid: true,
    },
    marks: [
      ...lines.map(({ points, color, isFloor }) =>
        plot.line(points, {
          x: "concurrency",
          y: "value",
          stroke: color,
          strokeWidth: 2,
          ...(isFloor && { strokeDasharray: "5 3" }),
        }),
      ),
      plot.ruleX(points, {
        x: "concurrency",
        y1: "low",
        y2: "high",
        stroke: "color",
        strokeWidth: 5,
        strokeOpacity: 0.35,
      }),
      plot.dot(points, { x: "concurrency", y: "value", fill: "color", r: 3.5 }),
      ...ends.map((end, index) =>
        plot.text([end], {
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
  } satisfies PlotOptions;
};
