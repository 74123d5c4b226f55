import { bounds, digits, percent, size, time, times } from "../format.ts";
import type { Estimate } from "../statistics/interval.ts";
import type { Unit } from "./schema.ts";

const SHOWN: Readonly<Record<Unit, (value: number) => string>> = {
  micros: time,
  bytes: size,
  share: percent,
  ratio: (value) => `${times(value)}x`,
  count: digits,
};

/** A figure in its unit: "1.2 ms", "3.4x". */
export const showFigure = (unit: Unit, value: number): string => SHOWN[unit](value);

/** A figure with its interval: "3.4x (3.1x to 3.7x)". */
export const showEstimate = (unit: Unit, estimate: Estimate, to: string): string => {
  const interval = bounds(estimate, SHOWN[unit], to);
  return interval === "" || estimate.low === estimate.high
    ? showFigure(unit, estimate.value)
    : `${showFigure(unit, estimate.value)} (${interval})`;
};
