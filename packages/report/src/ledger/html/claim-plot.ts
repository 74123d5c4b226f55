import * as Plot from "@observablehq/plot";
import { drawPlot } from "../../html/plot-document.ts";
import { rowLabels } from "../../plots/row-labels.ts";
import type { Estimate } from "../../statistics/interval.ts";
import type { LedgerClaim, LedgerExperiment, Unit } from "../schema.ts";
import { type FigureTexts, showEstimate } from "../show-figure.ts";
import { labelsBeside } from "./label-lines.ts";
import { scaleOf } from "./scale.ts";
import { figureColor } from "./transport-of-figure.ts";

const ROW_HEIGHT = 34;
const FONT_SIZE = 11;
const TOP = 4;
const AXIS_HEIGHT = 22;
/** Room for the outer halves of the axis labels. */
const [LEFT, RIGHT] = [8, 22];
/** Keeps the plot small; the section of the experiment shows all figures. */
const MOST = 6;

interface RestingOn {
  readonly id: string;
  readonly unit: Unit;
  /** As measured; `used` is widened by noise. */
  readonly measured: Estimate;
  readonly used: Estimate;
}

/** The figures behind a verdict, in the order of its rule, limited to the most common unit; counts lose ties. */
export const restsOn = ({ figures }: LedgerClaim, experiment: LedgerExperiment): RestingOn[] => {
  const found = figures.flatMap(({ id, used }) => {
    const figure = experiment.figures.find((candidate) => candidate.id === id);
    return figure ? [{ id, unit: figure.unit, measured: figure.measured, used }] : [];
  });
  const having = (unit: Unit): number =>
    found.filter((figure) => figure.unit === unit).length - Number(unit === "count") / 2;
  const [most] = [...new Set(found.map(({ unit }) => unit))].sort((a, b) => having(b) - having(a));
  return found.filter(({ unit }) => unit === most).slice(0, MOST);
};

const ends = ({ value, low, high }: Estimate) => ({ value, low: low ?? value, high: high ?? value });

/** The small plot next to a verdict: each figure with its interval, its noise, and the threshold if there is one. */
export const claimPlot = (
  resting: readonly RestingOn[],
  thresholds: readonly number[],
  nameOf: (id: string) => string,
  texts: FigureTexts,
  width: number,
): string => {
  const [first] = resting;
  if (!first) return "";
  const { labels, extraHeight } = labelsBeside(
    resting.map(({ id, unit, measured }) => ({ name: nameOf(id), figure: showEstimate(unit, measured, texts) })),
    width - LEFT - RIGHT,
    FONT_SIZE,
  );
  const data = resting.map(({ id, measured, used }, index) => ({
    key: id,
    label: labels[index] ?? "",
    text: showEstimate(first.unit, measured, texts),
    color: figureColor(id),
    ...ends(measured),
    least: ends(used).low,
    most: ends(used).high,
  }));
  // Shown only for a ratio or a share with a single threshold: counts are compared as sums.
  const threshold = first.unit === "ratio" || first.unit === "share" ? thresholds : [];
  const lines = threshold.length === 1 ? [...threshold] : [];
  const values = [...lines, ...data.flatMap(({ value, low, high, least, most }) => [value, low, high, least, most])];
  const inRow = { y1: "key", y2: "key", stroke: "color", dy: extraHeight / 2 + 8 } as const;
  return drawPlot(
    {
      width,
      height: data.length * (ROW_HEIGHT + extraHeight) + TOP + AXIS_HEIGHT,
      marginLeft: LEFT,
      marginRight: RIGHT,
      marginTop: TOP,
      marginBottom: AXIS_HEIGHT,
      x: { ...scaleOf(first.unit, values, width, texts), grid: false },
      y: { type: "band", domain: data.map(({ key }) => key), axis: null, padding: 0 },
      marks: [
        Plot.ruleX(lines, { stroke: "var(--quiet)", strokeWidth: 1.5, strokeDasharray: "4 3" }),
        Plot.link(data, { ...inRow, x1: "least", x2: "most", strokeWidth: 1.5, strokeOpacity: 0.7 }),
        Plot.link(data, { ...inRow, x1: "low", x2: "high", strokeWidth: 6, strokeOpacity: 0.4 }),
        Plot.dot(data, { x: "value", y: "key", fill: "color", r: 3.5, dy: inRow.dy }),
        ...rowLabels(Plot, data, { fontSize: FONT_SIZE, dy: extraHeight / 2 }),
      ],
    },
    data.map(({ key, text }) => `${nameOf(key)}: ${text}`).join("; "),
  );
};
