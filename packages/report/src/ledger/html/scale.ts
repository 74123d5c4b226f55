import type { ScaleOptions } from "@observablehq/plot";
import { type Domain, timeAxis } from "../../plots/time-axis.ts";
import type { Unit } from "../schema.ts";
import { type FigureTexts, showFigure } from "../show-figure.ts";

/** From this ratio of largest to smallest, a linear axis would hide the small values. */
const LOGARITHMIC_FROM = 8;
const TICK_WIDTH = 90;

/** Axis for figures of one unit: logarithmic if they span a wide range and are all positive. */
export const scaleOf = (unit: Unit, values: readonly number[], width: number, texts: FigureTexts): ScaleOptions => {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const show = (value: number): string => showFigure(unit, value, texts);
  if (least > 0 && most / least >= LOGARITHMIC_FROM) return timeAxis([least * 0.75, most * 1.3], width, show);
  const ticks = Math.max(2, Math.floor(width / TICK_WIDTH));
  return { type: "linear", domain: [...padded(least, most)], ticks, tickFormat: show, label: null, grid: true };
};

const padded = (least: number, most: number): Domain => {
  const room = (most - least || Math.abs(most) || 1) * 0.08;
  return [least - room, most + room];
};
