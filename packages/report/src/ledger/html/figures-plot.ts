import * as Plot from "@observablehq/plot";
import { drawPlot } from "../../html/plot-document.ts";
import { intervalPlot } from "../../plots/interval-plot.ts";
import type { LedgerExperiment, Unit } from "../schema.ts";
import { type FigureTexts, showEstimate, showFigure } from "../show-figure.ts";
import { figureColor } from "./figure-color.ts";
import { scaleOf } from "./scale.ts";

/** Figures of one unit, one below the other on one axis, each with its interval. */
export const figuresPlot = (
  unit: Unit,
  figures: LedgerExperiment["figures"],
  nameOf: (id: string) => string,
  texts: FigureTexts,
  width: number,
): string => {
  const rows = figures.map(({ id, measured: { value, low, high } }) => ({
    key: id,
    label: nameOf(id),
    color: figureColor(id),
    symbol: id.includes("stdio") ? ("square" as const) : ("circle" as const),
    p50: value,
    low: low ?? value,
    high: high ?? value,
    tail: null,
  }));
  const values = rows.flatMap(({ p50, low, high }) => [p50, low, high]);
  const time = (value: number): string => showFigure(unit, value, texts);
  const axis = scaleOf(unit, values, width, texts);
  const alternative = figures
    .map(({ id, measured }) => `${nameOf(id)}: ${showEstimate(unit, measured, texts)}`)
    .join("; ");
  return drawPlot(intervalPlot(Plot, { rows, domain: [0, 1], floor: undefined, width, time, axis }), alternative);
};
