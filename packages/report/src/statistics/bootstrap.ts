import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import { randomLcg } from "d3-random";
import { logAverage, quantileSorted, sampleWithReplacement, sumNthPowerDeviations } from "simple-statistics";
import type { Estimate } from "./interval.ts";

const RESAMPLES = 4_000;
const SEED = 0.2026;
/** With fewer rounds the spread between rounds is unknown. */
const LEAST_ROUNDS_FOR_INTERVAL = 3;
/** With fewer rounds no resample reaches beyond the smallest and the largest round, where the tails should be. */
const ENOUGH_ROUNDS_FOR_TAILS = 6;

/** A factor is positive, an amount is at least zero, and a difference can be anything; so is each one's interval. */
export type FigureKind = "factor" | "amount" | "difference";

/**
 * Resamples whole rounds with replacement, so that what happened in one round stays together.
 *
 * The interval is the expanded percentile interval (Hesterberg 2015): a plain percentile interval is too narrow for
 * the handful of rounds in a short run, so its tails are widened as Student's t would. Below six rounds that cannot
 * widen them enough (it covers 75 % with three); the interval is then at least that of Student's t around the jackknife.
 * @param rounds one entry per round.
 * @param statistic computes a figure from rounds; must return a finite number.
 */
export const bootstrap = <Round>(
  rounds: readonly Round[],
  statistic: (rounds: readonly Round[]) => number,
  kind: FigureKind = "difference",
): Estimate => {
  const value = statistic(rounds);
  if (rounds.length < LEAST_ROUNDS_FOR_INTERVAL) return { value, low: null, high: null };
  const random = randomLcg(SEED);
  const resampled = Array.from({ length: RESAMPLES }, () =>
    statistic(sampleWithReplacement(rounds as Round[], rounds.length, random)),
  ).sort((a, b) => a - b);
  const tail = expandedTail(rounds.length);
  const [low, high] = [quantileSorted(resampled, tail), quantileSorted(resampled, 1 - tail)];
  if (rounds.length >= ENOUGH_ROUNDS_FOR_TAILS) return { value, low, high };
  const around = aroundJackknife(value, withoutEach(rounds).map(statistic), kind);
  return { value, low: Math.min(low, around.low), high: Math.max(high, around.high) };
};

const withoutEach = <Round>(rounds: readonly Round[]): Round[][] =>
  rounds.map((_, index) => rounds.toSpliced(index, 1));

/** Student's t interval; its standard error comes from the values without one round each (jackknife, Tukey 1958). */
const aroundJackknife = (
  value: number,
  values: readonly number[],
  kind: FigureKind,
): { readonly low: number; readonly high: number } => {
  if (kind === "factor" && Math.min(value, ...values) > 0) {
    const { low, high } = aroundJackknife(Math.log(value), values.map(Math.log), "difference");
    return { low: Math.exp(low), high: Math.exp(high) };
  }
  const rounds = values.length;
  const standardError = Math.sqrt(((rounds - 1) / rounds) * sumNthPowerDeviations([...values], 2));
  const reach = tQuantile(0.975, rounds - 1) * standardError;
  const low = value - reach;
  return { low: kind === "difference" ? low : Math.max(0, low), high: value + reach };
};

const expandedTail = (rounds: number): number =>
  normalCdf(Math.sqrt(rounds / (rounds - 1)) * tQuantile(0.025, rounds - 1), 0, 1);

/**
 * The geometric mean of one figure per round. Figures and ratios both use it, so that the ratio of two figures equals
 * the ratio shown next to them.
 * @param values positive, one per round.
 */
export const bootstrapMean = (values: readonly number[]): Estimate =>
  bootstrap(values, (sample) => logAverage([...sample]), "factor");

/** By what factor `left` is larger than `right`: the geometric mean of the ratios, paired within each round. */
export const bootstrapRatio = (pairs: readonly { left: number; right: number }[]): Estimate =>
  bootstrapMean(pairs.map(({ left, right }) => left / right));
