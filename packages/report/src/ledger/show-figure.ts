import { bounds, digits, percent, size, time, times } from "../format.ts";
import type { Estimate } from "../statistics/interval.ts";
import type { Unit } from "./schema.ts";

/** How a language formats figures. */
export interface FigureTexts {
  /** Between the ends of an interval. */
  readonly to: string;
  /** After a ratio. */
  readonly times: string;
}

/** A figure with its unit: "1.2 ms", "3.4x". */
export const showFigure = (unit: Unit, value: number, texts: FigureTexts): string => {
  switch (unit) {
    case "micros":
      return time(value);
    case "bytes":
      return size(value);
    case "share":
      return percent(value);
    case "ratio":
      return `${times(value)}${texts.times}`;
    case "count":
      return digits(value);
  }
};

/** A figure with its interval, unless it never varied: "3.4x (3.1x to 3.7x)". */
export const showEstimate = (unit: Unit, estimate: Estimate, texts: FigureTexts): string => {
  const interval = bounds(estimate, (value) => showFigure(unit, value, texts), texts.to);
  const shown = showFigure(unit, estimate.value, texts);
  return interval === "" || estimate.low === estimate.high ? shown : `${shown} (${interval})`;
};
