import type { Estimate } from "./statistics/interval.ts";

/** Shown instead of a missing figure. */
export const NONE = "–";

/** A number with at most three significant digits: 0.0123, 1.85, 207, 18,300. */
export const digits = (value: number): string => {
  if (value === 0) return "0";
  const rounded = Number(value.toPrecision(3));
  return rounded.toLocaleString("en-US", { maximumSignificantDigits: 3, useGrouping: Math.abs(rounded) >= 1_000 });
};

/** A number with at most two significant digits, for narrow columns. */
export const twoDigits = (value: number): string => digits(Number(value.toPrecision(2)));

/** A factor, such as 3.4 or 13; near 1 with three digits, such as 1.04, which would otherwise read as no difference. */
export const times = (ratio: number): string => (Math.abs(ratio - 1) < 0.1 ? digits(ratio) : twoDigits(ratio));

/** A time in microseconds below a millisecond, in milliseconds below a second, else in seconds. */
export const time = (micros: number): string => {
  // Decided after rounding, so that 999.7 does not read as 1,000 µs.
  const shown = Math.abs(Number(micros.toPrecision(3)));
  if (shown < 1_000) return `${digits(micros)} µs`;
  return shown < 1e6 ? `${digits(micros / 1_000)} ms` : `${digits(micros / 1e6)} s`;
};

/** A size in bytes, KiB or MiB. */
export const size = (bytes: number): string => {
  if (Math.abs(bytes) < 1_024) return `${digits(bytes)} B`;
  return Math.abs(bytes) < 1_024 ** 2 ? `${digits(bytes / 1_024)} KiB` : `${digits(bytes / 1_024 ** 2)} MiB`;
};

export const mebibytes = (bytes: number): string => digits(bytes / 1_024 ** 2);

/** A share as a percentage. */
export const percent = (share: number): string => `${digits(share * 100)} %`;

export interface Winner {
  /** The better side; undefined if the interval contains 1 or is missing. */
  readonly side: "left" | "right" | undefined;
  /** The factor, turned so that it is at least 1 if there is a winner. */
  readonly times: Estimate;
}

/** Finds from `left / right` which side is better, and by what factor. */
export const winnerOf = (ratio: Estimate, lessIsBetter = true): Winner => {
  const { value, low, high } = ratio;
  const clear = low !== null && high !== null && (low > 1 || high < 1);
  const flipped = value < 1;
  const times: Estimate = flipped
    ? { value: 1 / value, low: high === null ? null : 1 / high, high: low === null ? null : 1 / low }
    : ratio;
  if (!clear) return { side: undefined, times: ratio };
  return { side: flipped === lessIsBetter ? "left" : "right", times };
};

/** The interval of an estimate, or an empty text without one. */
export const bounds = ({ low, high }: Estimate, show: (value: number) => string, to: string): string =>
  low === null || high === null ? "" : `${show(low)}${to}${show(high)}`;
