import type { Markish, PlotOptions } from "@observablehq/plot";
import type { PlotLibrary } from "./library.ts";
import { timeAxis } from "./time-axis.ts";

/** The share of the calls that were answered within a time. */
export interface Point {
  readonly time: number;
  readonly share: number;
}

interface Curve {
  readonly label: string;
  readonly color: string;
  /** Of its name: a light colour that a line may have is no colour for words. */
  readonly labelColor: string;
  readonly isFloor: boolean;
  /** From the least share to the greatest; not empty. */
  readonly points: readonly Point[];
}

export interface DistributionPlotOptions {
  /** From the fastest to the slowest. */
  readonly curves: readonly Curve[];
  readonly width: number;
  readonly time: (time: number) => string;
  readonly percent: (share: number) => string;
}

/** Neighbours are labelled at different heights, so that close curves keep their names apart. */
const LABEL_SHARES = [0.2, 0.8, 0.4, 0.95, 0.1, 0.6];

/** The distributions as curves (ECDF) on a logarithmic axis, each labelled on the curve itself. */
export const distributionPlot = (plot: PlotLibrary, { curves, width, time, percent }: DistributionPlotOptions) => {
  const times = curves.flatMap(({ points }) => points.map((point) => point.time));
  const labels = curves.flatMap(({ label, labelColor, points }, index) => {
    const wanted = LABEL_SHARES[index % LABEL_SHARES.length];
    const point = points.find(({ share }) => share === wanted) ?? points.at(-1);
    return point ? [{ ...point, text: label, color: labelColor }] : [];
  });
  return {
    width,
    height: 320,
    marginLeft: 48,
    marginRight: 20,
    marginTop: 12,
    marginBottom: 34,
    x: timeAxis([Math.min(...times) * 0.8, Math.max(...times) * 1.4], width, time),
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
      curveLabels(plot, labels),
    ],
  } satisfies PlotOptions;
};

export const shareAxis = (percent: (share: number) => string) => ({
  ticks: [0, 0.25, 0.5, 0.75, 1],
  tickFormat: percent,
  label: null,
  grid: true,
});

/** Names beside points of their curves. */
export const curveLabels = (
  plot: PlotLibrary,
  labels: readonly (Point & { readonly text: string; readonly color: string })[],
  dy = 0,
): Markish =>
  plot.text(labels, {
    x: "time",
    y: "share",
    text: "text",
    fill: "color",
    fontWeight: 600,
    fontSize: 13,
    textAnchor: "start",
    dx: 8,
    dy,
    stroke: "var(--paper)",
    strokeWidth: 5,
  });
