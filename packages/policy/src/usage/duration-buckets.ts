/** Durations are counted in buckets of 10 %, so a percentile is off by 5 % at most, and counts can be added up. */
const STEP = Math.log(1.1);
const SHORTEST_MS = 0.001;

export const bucketOf = (durationMs: number): number =>
  Math.max(0, Math.round(Math.log(Math.max(durationMs, SHORTEST_MS) / SHORTEST_MS) / STEP));

const middleOf = (bucket: number): number => SHORTEST_MS * Math.exp(bucket * STEP);

/**
 * The duration in milliseconds that this share of the calls did not exceed, to three significant digits.
 * @param counts calls by bucket; at least one
 */
export const percentileOf = (counts: ReadonlyMap<number, number>, share: number): number => {
  const buckets = [...counts].sort(([one], [other]) => one - other);
  const total = buckets.reduce((sum, [, calls]) => sum + calls, 0);
  let seen = 0;
  const reached = buckets.find(([, calls]) => {
    seen += calls;
    return seen >= share * total;
  });
  return Number(middleOf(reached?.[0] ?? 0).toPrecision(3));
};
