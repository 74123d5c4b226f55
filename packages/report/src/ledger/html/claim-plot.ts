import * as Plot from "@observablehq/plot";
import { drawPlot } from "../../html/plot-document.ts";
import { rowLabels } from "../../plots/row-labels.ts";
import type { Estimate } from "../../statistics/interval.ts";
import type { LedgerClaim, LedgerExperiment, Unit } from "../schema.ts";
import { type FigureTexts, showEstimate } from "../show-figure.ts";
import { labelsBeside } from "./label-lines.ts";
import { limitsOf } from "./limits.ts";
import { scaleOf } from "./scale.ts";
import { figureColor, figureSymbol } from "./transport-of-figure.ts";

const ROW_HEIGHT = 34;
const FONT_SIZE = 11;
const TOP = 4;
const AXIS_HEIGHT = 22;
/** Room for the outer halves of the axis labels. */
const [LEFT, RIGHT] = [8, 22];

interface RestingOn {
  readonly id: string;
  readonly unit: Unit;
  /** As measured; `used` is widened by noise. */
  readonly measured: Estimate;
  readonly used: Estimate;
  /** Where the verdict turns. */
  readonly limits: readonly number[];
}

/** All figures behind a verdict in the order of its rule, those of one unit together. */
export const restsOn = (claim: LedgerClaim, experiment: LedgerExperiment): RestingOn[][] => {
  const found = claim.figures.flatMap(({ id, used }) => {
    const figure = experiment.figures.find((candidate) => candidate.id === id);
    return figure ? [{ id, unit: figure.unit, measured: figure.measured, used, limits: limitsOf(claim, id) }] : [];
  });
  return [...Map.groupBy(found, ({ unit }) => unit).values()];
};

const ends = ({ value, low, high }: Estimate) => ({ value, low: low ?? value, high: high ?? value });

/** A small plot next to a verdict: figures of one unit, each with its interval, its noise, and where the verdict turns. */
export const claimPlot = (
  resting: readonly RestingOn[],
  nameOf: (id: string) => string,
  texts: FigureTexts,
  width: number,
): string => {
  const [first] = resting;
  if (!first) return "";
  const { unit } = first;
  const { labels, extraHeight } = labelsBeside(
    resting.map(({ id, measured }) => ({ name: nameOf(id), figure: showEstimate(unit, measured, texts) })),
    width - LEFT - RIGHT,
    FONT_SIZE,
  );
  const data = resting.map(({ id, measured, used }, index) => ({
    key: id,
    label: labels[index] ?? "",
    text: showEstimate(unit, measured, texts),
    color: figureColor(id),
    symbol: figureSymbol(id),
    ...ends(measured),
    least: ends(used).low,
    most: ends(used).high,
  }));
  const limits = resting.flatMap(({ id, limits }) => limits.map((at) => ({ key: id, at })));
  const axis = scaleOf({
    unit,
    points: [...data.map(({ value }) => value), ...limits.map(({ at }) => at)],
    ends: data.flatMap(({ low, high, least, most }) => [low, high, least, most]),
    width: width - LEFT - RIGHT,
    texts,
  });
  const inRow = { y1: "key", y2: "key", stroke: "color", dy: extraHeight / 2 + 8 } as const;
  return drawPlot(
    {
      width,
      height: data.length * (ROW_HEIGHT + extraHeight) + TOP + AXIS_HEIGHT,
      marginLeft: LEFT,
      marginRight: RIGHT,
      marginTop: TOP,
      marginBottom: AXIS_HEIGHT,
      x: { ...axis, grid: false },
      y: { type: "band", domain: data.map(({ key }) => key), axis: null, padding: 0 },
      symbol: { type: "identity" },
      marks: [
        // Beside the mark only, so that it crosses no label.
        Plot.tickX(limits, {
          x: "at",
          y: "key",
          stroke: "var(--quiet)",
          strokeWidth: 1.5,
          strokeDasharray: "3 2",
          insetTop: extraHeight + 19,
          insetBottom: 1,
        }),
        Plot.link(data, { ...inRow, x1: "least", x2: "most", strokeWidth: 1.5, strokeOpacity: 0.7 }),
        Plot.link(data, { ...inRow, x1: "low", x2: "high", strokeWidth: 6, strokeOpacity: 0.4 }),
        Plot.dot(data, { x: "value", y: "key", fill: "color", symbol: "symbol", r: 3.5, dy: inRow.dy }),
        ...rowLabels(Plot, data, { fontSize: FONT_SIZE, dy: extraHeight / 2 }),
      ],
    },
    data.map(({ key, text }) => `${nameOf(key)}: ${text}`).join("; "),
  );
};
