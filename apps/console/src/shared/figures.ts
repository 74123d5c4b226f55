/** Shown in place of a missing figure. */
export const NONE = "–";

const threeDigits = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 3 });

/** A number with at most three significant digits: 0.0123, 1.85, 18,300. */
export const digits = (value: number): string => threeDigits.format(value);

/** A ratio: 3.4, 13; with three digits near 1, which would otherwise read as no difference: 1.04. */
export const times = (ratio: number): string => digits(Number(ratio.toPrecision(ratio < 1.1 ? 3 : 2)));

/** Milliseconds at the resolution of the measured times; anything smaller is rounding. */
export const toMicroseconds = (ms: number): number => Math.round(ms * 1_000) / 1_000;

/** A duration in µs below one millisecond, in ms below one second, else in s. */
export const time = (ms: number): string => {
  // Decided after rounding, so that 0.9997 ms does not read as 1,000 µs.
  const shown = Number(ms.toPrecision(3));
  if (shown < 1) return `${digits(ms * 1_000)} µs`;
  return shown < 1_000 ? `${digits(ms)} ms` : `${digits(ms / 1_000)} s`;
};

/** A signed difference between durations. */
export const difference = (ms: number): string => `${ms < 0 ? "−" : "+"}${time(Math.abs(ms))}`;

/** A size in bytes, KiB or MiB. */
export const bytes = (count: number): string => {
  if (count < 1_024) return `${digits(count)} B`;
  return count < 1_024 ** 2 ? `${digits(count / 1_024)} KiB` : `${digits(count / 1_024 ** 2)} MiB`;
};

export const percent = (share: number): string => `${digits(share * 100)} %`;
