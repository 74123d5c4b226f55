import * as Plot from "@observablehq/plot";
import { drawPlot } from "../../html/plot-document.ts";
import { intervalPlot } from "../../plots/interval-plot.ts";
import type { Estimate } from "../../statistics/interval.ts";
import { type FigureTexts, showEstimate, showFigure, showValue } from "../show-figure.ts";
import type { Figures } from "./groups.ts";
import { labelsBeside } from "./label-lines.ts";
import { scaleOf } from "./scale.ts";
import { figureColor, figureSymbol } from "./transport-of-figure.ts";

const FONT_SIZE = 12;
const MARGINS = 18;

interface FiguresPlot {
  /** All of one unit. */
  readonly figures: Figures;
  /** All figures that share the axis. */
  readonly all: Figures;
  /** A figure as a rule used it, widened to its noise; undefined if no rule did. */
  readonly usedOf: (id: string) => Estimate | undefined;
  readonly nameOf: (id: string) => string;
  readonly texts: FigureTexts;
  readonly width: number;
}

/** Figures of one unit, one below the other on one axis, each with its interval and its noise. */
export const figuresPlot = ({ figures, all, usedOf, nameOf, texts, width }: FiguresPlot): string => {
  const unit = figures[0]?.unit ?? "count";
  const shown = figures.map(({ measured }) => showValue(unit, measured, texts));
  const { labels, extraHeight } = labelsBeside(
    figures.map(({ id }, index) => ({ name: nameOf(id), figure: shown[index] ?? "" })),
    width - MARGINS,
    FONT_SIZE,
  );
  const rows = figures.map(({ id, measured: { value, low, high } }, index) => ({
    key: id,
    label: labels[index] ?? "",
    text: shown[index] ?? "",
    color: figureColor(id),
    symbol: figureSymbol(id),
    p50: value,
    low: low ?? value,
    high: high ?? value,
    noise: noiseOf(usedOf(id)),
    tail: null,
  }));
  const axis = scaleOf({
    unit,
    points: all.map(({ measured }) => measured.value),
    ends: all.flatMap(({ id, measured: { low, high } }) =>
      [low, high, ...(noiseOf(usedOf(id)) ?? [])].filter((end) => end !== null),
    ),
    width: width - MARGINS,
    texts,
  });
  const time = (value: number): string => showFigure(unit, value, texts);
  const alternative = figures
    .map(({ id, measured }) => `${nameOf(id)}: ${showEstimate(unit, measured, texts)}`)
    .join("; ");
  return drawPlot(
    intervalPlot(Plot, { rows, domain: [0, 1], floor: undefined, width, time, axis, extraHeight }),
    alternative,
  );
};

const noiseOf = (used: Estimate | undefined): readonly [number, number] | undefined =>
  used && used.low !== null && used.high !== null ? [used.low, used.high] : undefined;
