import type { Histogram } from "hdr-histogram-js";

/** Fewer samples beyond a percentile than this make it a matter of luck. */
const LEAST_SAMPLES_BEYOND = 10;

/** Whether a percentile of this many samples has enough of them beyond it to be printed. */
export const isSupported = (percentile: number, samples: number): boolean =>
  // Rounded, for 10,000 * (1 - 0.999) is 9.999... in floating point.
  Math.round(samples * (100 - percentile) * 1e6) / 1e8 >= LEAST_SAMPLES_BEYOND;

/** A percentile in microseconds, or null where fewer than `LEAST_SAMPLES_BEYOND` samples lie beyond it. */
export const percentileMicros = (histogram: Histogram, percentile: number): number | null =>
  isSupported(percentile, histogram.totalCount) ? histogram.getValueAtPercentile(percentile) / 1_000 : null;

export interface DistributionPoint {
  readonly micros: number;
  /** Share of calls that took no longer, 0 to 1. */
  readonly share: number;
}

/** The distribution as a curve, cut where fewer than ten samples lie beyond. */
export const distribution = (histogram: Histogram): DistributionPoint[] => {
  const shares = [0.001, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.995, 0.999];
  return shares
    .filter(
      (share) => isSupported(share * 100, histogram.totalCount) && isSupported((1 - share) * 100, histogram.totalCount),
    )
    .map((share) => ({ share, micros: histogram.getValueAtPercentile(share * 100) / 1_000 }));
};
