import { digits, size, time } from "../format.ts";
import type { Estimate } from "../statistics/interval.ts";
import type { Unit } from "./schema.ts";

/** How a language formats figures. */
export interface FigureTexts {
  /** Between the ends of an interval. */
  readonly to: string;
  /** After a ratio. */
  readonly times: string;
  /** After a share; with a space before the sign unless the language has another. */
  readonly percent?: string;
}

const PERCENT = " %";

/** A figure with its unit: "1.2 ms", "3.4x". */
export const showFigure = (unit: Unit, value: number, texts: FigureTexts): string => {
  switch (unit) {
    case "micros":
      return time(value);
    case "bytes":
      return size(value);
    case "share":
      return `${digits(value * 100)}${texts.percent ?? PERCENT}`;
    case "ratio":
      return `${digits(value)}${texts.times}`;
    case "count":
      return digits(value);
  }
};

/**
 * A figure with its interval, unless it never varied: "3.40x (3.10x to 3.72x)". Value and interval have one unit and the
 * same decimals, and a fourth digit only if the interval had no width without it.
 */
export const showEstimate = (unit: Unit, estimate: Estimate, texts: FigureTexts): string => {
  const { value, low, high } = estimate;
  if (low === null || high === null || low === high) return showFigure(unit, value, texts);
  const guide = value === 0 ? Math.max(Math.abs(low), Math.abs(high)) : value;
  const [divisor, suffix] = measureOf(unit, guide, texts);
  for (const significant of [DIGITS, DIGITS + 1]) {
    const most = decimalsOf(guide / divisor, significant);
    const show = (amount: number): string => `${rounded(amount / divisor, significant, most)}${suffix}`;
    if (show(low) !== show(high)) return `${show(value)} (${show(low)}${texts.to}${show(high)})`;
  }
  return showFigure(unit, value, texts);
};

/** The value of an estimate with the zeros at its end that its interval gives it, but never a fourth digit: "3.40x". */
export const showValue = (unit: Unit, { value, low, high }: Estimate, texts: FigureTexts): string => {
  if (low === null || low === high || value === 0) return showFigure(unit, value, texts);
  const [divisor, suffix] = measureOf(unit, value, texts);
  return `${rounded(value / divisor, DIGITS, Number.POSITIVE_INFINITY)}${suffix}`;
};

/** What a figure of about this size is divided by, and the suffix that says so. */
export const measureOf = (
  unit: Unit,
  value: number,
  texts: FigureTexts,
): readonly [divisor: number, suffix: string] => {
  const rounded = Math.abs(Number(value.toPrecision(DIGITS)));
  switch (unit) {
    case "micros":
      if (rounded < 1e3) return [1, " µs"];
      return rounded < 1e6 ? [1e3, " ms"] : [1e6, " s"];
    case "bytes":
      if (rounded < 1_024) return [1, " B"];
      return rounded < 1_024 ** 2 ? [1_024, " KiB"] : [1_024 ** 2, " MiB"];
    case "share":
      return [0.01, texts.percent ?? PERCENT];
    case "ratio":
      return [1, texts.times];
    case "count":
      return [1, ""];
  }
};

const DIGITS = 3;

/** The decimals that a number with this many significant digits has. */
const decimalsOf = (amount: number, significant: number): number =>
  amount === 0
    ? 0
    : Math.max(0, significant - 1 - Math.floor(Math.log10(Math.abs(Number(amount.toPrecision(significant))))));

/** A number with at most so many significant digits and so many decimals, whose zeros at the end stay. */
const rounded = (amount: number, significant: number, most: number): string => {
  const decimals = Math.min(most, decimalsOf(amount, significant));
  const shown = Number(Number(amount.toPrecision(significant)).toFixed(decimals));
  return shown === 0 ? "0" : withDecimals(shown, decimals);
};

/** A number with exactly so many decimals: 1.10, 18,300. */
export const withDecimals = (amount: number, decimals: number): string =>
  amount.toLocaleString("en-US", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: Math.abs(amount) >= 1_000,
  });
