/** A histogram bucket: the number of observations up to `le`. */
export interface Bucket {
  readonly le: number;
  readonly below: number;
}

/** A quantile of a histogram, interpolated within its bucket as Prometheus's `histogram_quantile` does. */
export const bucketQuantile = (buckets: readonly Bucket[], share: number): number => {
  const sorted = buckets.toSorted((a, b) => a.le - b.le);
  const rank = (sorted.at(-1)?.below ?? 0) * share;
  const index = sorted.findIndex(({ below }) => below >= rank);
  const bucket = sorted[index];
  const before = sorted[index - 1] ?? { le: 0, below: 0 };
  if (!bucket) return Number.NaN;
  // The last bucket is open-ended: only its lower bound is known.
  if (bucket.le === Number.POSITIVE_INFINITY) return before.le;
  const inBucket = bucket.below - before.below;
  return inBucket === 0 ? bucket.le : before.le + (bucket.le - before.le) * ((rank - before.below) / inBucket);
};
