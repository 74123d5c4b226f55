import * as Plot from "@observablehq/plot";
import { drawPlot } from "../../html/plot-document.ts";
import type { Estimate } from "../../statistics/interval.ts";
import type { LedgerClaim, LedgerExperiment, Unit } from "../schema.ts";
import { type FigureTexts, showFigure } from "../show-figure.ts";
import { figureColor } from "./figure-color.ts";
import { scaleOf } from "./scale.ts";

const WIDTH = 300;
const ROW_HEIGHT = 14;
const AXIS_HEIGHT = 24;
/** More would be no small plot; the section of the experiment has them all. */
const MOST = 8;

interface RestingOn {
  readonly id: string;
  readonly unit: Unit;
  /** As it was measured, and as wide as its noise. */
  readonly measured: Estimate;
  readonly used: Estimate;
}

/** What a verdict rests on: the figures that its rule asked for first, all of one unit. */
export const restsOn = ({ figures }: LedgerClaim, experiment: LedgerExperiment): RestingOn[] => {
  const found = figures.flatMap(({ id, used }) => {
    const figure = experiment.figures.find((candidate) => candidate.id === id);
    return figure ? [{ id, unit: figure.unit, measured: figure.measured, used }] : [];
  });
  return found.filter(({ unit }) => unit === found[0]?.unit).slice(0, MOST);
};

const ends = ({ value, low, high }: Estimate) => ({ value, low: low ?? value, high: high ?? value });

/** The small plot beside a verdict: each figure with its interval, its noise, and the threshold where there is one. */
export const claimPlot = (
  resting: readonly RestingOn[],
  thresholds: readonly number[],
  nameOf: (id: string) => string,
  texts: FigureTexts,
): string => {
  const [first] = resting;
  if (!first) return "";
  const data = resting.map(({ id, measured, used }) => ({
    id,
    color: figureColor(id),
    ...ends(measured),
    least: ends(used).low,
    most: ends(used).high,
  }));
  // A threshold belongs to a share or a ratio where there is but one; counts are compared in sums.
  const threshold = first.unit === "ratio" || first.unit === "share" ? thresholds : [];
  const lines = threshold.length === 1 ? [...threshold] : [];
  const values = [...lines, ...data.flatMap(({ value, low, high, least, most }) => [value, low, high, least, most])];
  const inRow = { y1: "id", y2: "id", stroke: "color" } as const;
  return drawPlot(
    {
      width: WIDTH,
      height: data.length * ROW_HEIGHT + AXIS_HEIGHT,
      marginLeft: 8,
      marginRight: 22,
      marginTop: 2,
      marginBottom: AXIS_HEIGHT - 2,
      x: { ...scaleOf(first.unit, values, WIDTH, texts), grid: false },
      y: { type: "band", domain: data.map(({ id }) => id), axis: null, padding: 0 },
      marks: [
        Plot.ruleX(lines, { stroke: "var(--quiet)", strokeWidth: 1.5, strokeDasharray: "4 3" }),
        Plot.link(data, { ...inRow, x1: "least", x2: "most", strokeWidth: 1.5, strokeOpacity: 0.7 }),
        Plot.link(data, { ...inRow, x1: "low", x2: "high", strokeWidth: 6, strokeOpacity: 0.4 }),
        Plot.dot(data, { x: "value", y: "id", fill: "color", r: 3.5, title: ({ id }) => nameOf(id) }),
      ],
    },
    data.map(({ id, value }) => `${nameOf(id)}: ${showFigure(first.unit, value, texts)}`).join("; "),
  );
};
