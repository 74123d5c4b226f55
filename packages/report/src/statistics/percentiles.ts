import type { Histogram } from "hdr-histogram-js";
import { isSupported } from "./is-supported.ts";

/** A percentile in microseconds, or null with too few samples beyond it. */
export const percentileMicros = (histogram: Histogram, percentile: number): number | null =>
  isSupported(percentile, histogram.totalCount) ? histogram.getValueAtPercentile(percentile) / 1_000 : null;

export interface DistributionPoint {
  readonly micros: number;
  /** Share of calls that took at most this long, 0 to 1. */
  readonly share: number;
}

/** The distribution as a curve, cut where fewer than ten samples remain. */
export const distribution = (histogram: Histogram): DistributionPoint[] => {
  const shares = [0.001, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.995, 0.999];
  return shares
    .filter(
      (share) => isSupported(share * 100, histogram.totalCount) && isSupported((1 - share) * 100, histogram.totalCount),
    )
    .map((share) => ({ share, micros: histogram.getValueAtPercentile(share * 100) / 1_000 }));
};
