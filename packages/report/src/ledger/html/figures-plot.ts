import * as Plot from "@observablehq/plot";
import { drawPlot } from "../../html/plot-document.ts";
import { intervalPlot } from "../../plots/interval-plot.ts";
import type { LedgerExperiment, Unit } from "../schema.ts";
import { type FigureTexts, showEstimate, showFigure } from "../show-figure.ts";
import { labelsBeside } from "./label-lines.ts";
import { scaleOf } from "./scale.ts";
import { figureColor, transportOfFigure } from "./transport-of-figure.ts";

const FONT_SIZE = 12;
const MARGINS = 18;

type Figures = LedgerExperiment["figures"];

interface FiguresPlot {
  readonly unit: Unit;
  readonly figures: Figures;
  /** All figures that share the axis. */
  readonly all: Figures;
  readonly nameOf: (id: string) => string;
  readonly texts: FigureTexts;
  readonly width: number;
}

/** Figures of one unit, one below the other on one axis, each with its interval. */
export const figuresPlot = ({ unit, figures, all, nameOf, texts, width }: FiguresPlot): string => {
  const time = (value: number): string => showFigure(unit, value, texts);
  const { labels, extraHeight } = labelsBeside(
    figures.map(({ id, measured }) => ({ name: nameOf(id), figure: time(measured.value) })),
    width - MARGINS,
    FONT_SIZE,
  );
  const rows = figures.map(({ id, measured: { value, low, high } }, index) => ({
    key: id,
    label: labels[index] ?? "",
    color: figureColor(id),
    symbol: transportOfFigure(id) === "stdio" ? ("square" as const) : ("circle" as const),
    p50: value,
    low: low ?? value,
    high: high ?? value,
    tail: null,
  }));
  const values = all.flatMap(({ measured: { value, low, high } }) => [value, low ?? value, high ?? value]);
  const axis = scaleOf(unit, values, width, texts);
  const alternative = figures
    .map(({ id, measured }) => `${nameOf(id)}: ${showEstimate(unit, measured, texts)}`)
    .join("; ");
  return drawPlot(
    intervalPlot(Plot, { rows, domain: [0, 1], floor: undefined, width, time, axis, extraHeight }),
    alternative,
  );
};
