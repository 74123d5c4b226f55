import type { Markish, PlotOptions } from "@observablehq/plot";
import type { PlotLibrary } from "./library.ts";
import { type Pixel, type PlacedLabel, placeLabels } from "./place-labels.ts";
import { timeAxis } from "./time-axis.ts";

/** The share of calls answered within a time. */
export interface Point {
  readonly time: number;
  readonly share: number;
}

interface Curve {
  readonly label: string;
  readonly color: string;
  /** Colour of its name: a light line colour may have too little contrast for text. */
  readonly labelColor: string;
  readonly isFloor: boolean;
  /** From the lowest share to the highest; not empty. */
  readonly points: readonly Point[];
}

export interface DistributionPlotOptions {
  /** From the fastest to the slowest. */
  readonly curves: readonly Curve[];
  readonly width: number;
  readonly time: (time: number) => string;
  readonly percent: (share: number) => string;
}

const HEIGHT = 320;
/** Shares that the text alternative mentions. */
const TOLD_SHARES = [0.5, 0.95];
const MARGIN = { left: 48, right: 20, top: 12, bottom: 34 };

/** Text alternative of the plot. */
export const distributionWords = (curves: readonly Curve[], time: (time: number) => string): string => {
  const told = (points: readonly Point[]): string =>
    points
      .filter(({ share }) => TOLD_SHARES.includes(share))
      .map((point) => `p${Math.round(point.share * 100)} ${time(point.time)}`)
      .join(", ");
  return curves.map(({ label, points }) => `${label}: ${told(points)}`).join("; ");
};

/** The distributions as curves (ECDF) on a logarithmic axis, with labels that cover no curve. */
export const distributionPlot = (plot: PlotLibrary, { curves, width, time, percent }: DistributionPlotOptions) => {
  const times = curves.flatMap(({ points }) => points.map((point) => point.time));
  const [least, most] = [Math.min(...times) * 0.8, Math.max(...times) * 1.4];
  const frame = { left: MARGIN.left, right: width - MARGIN.right, top: MARGIN.top, bottom: HEIGHT - MARGIN.bottom };
  const toPixel = (point: Point): Pixel => ({
    x: frame.left + (Math.log(point.time / least) / Math.log(most / least)) * (frame.right - frame.left),
    y: frame.bottom - point.share * (frame.bottom - frame.top),
  });
  const places = placeLabels(
    curves.map(({ label, points }) => ({ label, points: points.map(toPixel) })),
    frame,
  );
  const labels = curves.map(({ label, labelColor }, index) => {
    const { x, y, isBeside } = places[index] as PlacedLabel;
    return {
      time: least * (most / least) ** ((x - frame.left) / (frame.right - frame.left)),
      share: (frame.bottom - y) / (frame.bottom - frame.top),
      text: isBeside ? label : `— ${label}`,
      color: labelColor,
    };
  });
  return {
    width,
    height: HEIGHT,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
    x: timeAxis([least, most], width, time),
    y: { domain: [0, 1], ...shareAxis(percent) },
    marks: [
      ...curves.map(({ color, isFloor, points }) =>
        plot.line(points, {
          x: "time",
          y: "share",
          stroke: color,
          strokeWidth: isFloor ? 1.5 : 2.5,
          curve: "monotone-y",
          ...(isFloor && { strokeDasharray: "5 3" }),
        }),
      ),
      curveLabels(plot, labels, { dx: 0 }),
    ],
  } satisfies PlotOptions;
};

export const shareAxis = (percent: (share: number) => string) => ({
  ticks: [0, 0.25, 0.5, 0.75, 1],
  tickFormat: percent,
  label: null,
  grid: true,
});

/** Names next to points of their curves. */
export const curveLabels = (
  plot: PlotLibrary,
  labels: readonly (Point & { readonly text: string; readonly color: string })[],
  { dx = 8, dy = 0 } = {},
): Markish =>
  plot.text(labels, {
    x: "time",
    y: "share",
    text: "text",
    fill: "color",
    fontWeight: 600,
    fontSize: 13,
    textAnchor: "start",
    dx,
    dy,
    stroke: "var(--paper)",
    strokeWidth: 5,
  });
