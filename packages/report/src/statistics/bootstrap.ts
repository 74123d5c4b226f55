import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import { randomLcg } from "d3-random";
import { logAverage, quantileSorted, sampleWithReplacement } from "simple-statistics";
import type { Estimate } from "./interval.ts";

const RESAMPLES = 4_000;
const SEED = 0.2026;
/** With fewer rounds the spread between rounds is unknown. */
const LEAST_ROUNDS_FOR_INTERVAL = 3;

/**
 * Resamples whole rounds with replacement, so that what happened in one round stays together.
 *
 * The interval is the expanded percentile interval (Hesterberg 2015): a plain percentile interval is too narrow for
 * the handful of rounds in a short run, so its tails are widened as Student's t would.
 * @param rounds one entry per round.
 * @param statistic computes a figure from rounds; must return a finite number.
 */
export const bootstrap = <Round>(
  rounds: readonly Round[],
  statistic: (rounds: readonly Round[]) => number,
): Estimate => {
  const value = statistic(rounds);
  if (rounds.length < LEAST_ROUNDS_FOR_INTERVAL) return { value, low: null, high: null };
  const random = randomLcg(SEED);
  const resampled = Array.from({ length: RESAMPLES }, () =>
    statistic(sampleWithReplacement(rounds as Round[], rounds.length, random)),
  ).sort((a, b) => a - b);
  const tail = expandedTail(rounds.length);
  return { value, low: quantileSorted(resampled, tail), high: quantileSorted(resampled, 1 - tail) };
};

const expandedTail = (rounds: number): number =>
  normalCdf(Math.sqrt(rounds / (rounds - 1)) * tQuantile(0.025, rounds - 1), 0, 1);

/**
 * The geometric mean of one figure per round. Figures and ratios both use it, so that the ratio of two figures equals
 * the ratio shown next to them.
 * @param values positive, one per round.
 */
export const bootstrapMean = (values: readonly number[]): Estimate =>
  bootstrap(values, (sample) => logAverage([...sample]));

/** By what factor `left` is larger than `right`: the geometric mean of the ratios, paired within each round. */
export const bootstrapRatio = (pairs: readonly { left: number; right: number }[]): Estimate =>
  bootstrapMean(pairs.map(({ left, right }) => left / right));
