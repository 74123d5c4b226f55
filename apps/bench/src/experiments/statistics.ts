import { bootstrap, type Estimate, isSupported, type Unit } from "@twinhost/report";
import { average, logAverage, sum } from "simple-statistics";
import type { Estimates, Figure, StartFigures, Statistic } from "./experiment.ts";

const figureOf = (start: StartFigures, name: string): number => {
  const value = start[name];
  if (value === undefined) throw new Error(`A start did not measure ${name}.`);
  return value;
};

const amount = (of: Statistic): Statistic => Object.assign(of, { kind: "amount" as const });

export const meanOf = (name: string): Statistic =>
  amount((starts) => average(starts.map((start) => figureOf(start, name))));

/** The sum over all starts. */
export const totalOf = (name: string): Statistic =>
  amount((starts) => sum(starts.map((start) => figureOf(start, name))));

/** How much more `left` is than `right`. */
export const differenceOf =
  (left: string, right: string): Statistic =>
  (starts) =>
    meanOf(left)(starts) - meanOf(right)(starts);

/** How many times larger `left` is than `right`: the geometric mean of the ratios within each start. */
export const ratioOf =
  (left: string, right: string): Statistic =>
  (starts) =>
    logAverage(starts.map((start) => figureOf(start, left) / figureOf(start, right)));

/** A quotient of means, for differences that may be near zero; 0 if the whole is not positive. */
export const shareOf =
  (part: (of: (name: string) => number) => number, whole: (of: (name: string) => number) => number): Statistic =>
  (starts) => {
    const total = (term: typeof part): number => average(starts.map((start) => term((name) => figureOf(start, name))));
    return total(whole) <= 0 ? 0 : total(part) / total(whole);
  };

/** The figures that these starts have, with enough calls where they are percentiles. */
const figuresIn = (figures: readonly Figure[], starts: readonly StartFigures[]): Figure[] =>
  figures.filter(
    ({ needs, percentile }) =>
      (needs === undefined || starts.every((start) => start[needs] !== undefined)) &&
      (!percentile || isSupported(percentile.of, sum(starts.map((start) => percentile.callsIn(start))))),
  );

/** Whether the starts have everything that their figures are computed from; those of another version may not. */
export const areComplete = (figures: readonly Figure[], starts: readonly StartFigures[]): boolean => {
  try {
    for (const { of } of figuresIn(figures, starts)) of(starts);
    return true;
  } catch {
    return false;
  }
};

/** All figures that the starts have, as measured. */
export const estimateFigures = (figures: readonly Figure[], starts: readonly StartFigures[]): Map<string, Estimate> =>
  new Map(
    figuresIn(figures, starts).map(({ id, unit, of }) => [
      id,
      bootstrap(starts, of, unit === "ratio" ? "factor" : of.kind),
    ]),
  );

/** A percentile of an experiment's calls. @param calls - at least this many in each start that has the percentile */
export const percentileFigure = (percentile: number, row: string, calls: number): Figure => {
  const id = `p${percentile}:${row}`;
  return { id, unit: "micros", of: meanOf(id), needs: id, percentile: { of: percentile, callsIn: () => calls } };
};

/** The figures as a verdict may use them: widened to their noise. */
export const beyondNoise = (figures: readonly Figure[], measured: ReadonlyMap<string, Estimate>): Estimates => {
  const find = (id: string): Estimate => {
    const estimate = measured.get(id);
    if (!estimate) throw new Error(`There is no figure ${id}.`);
    return estimate;
  };
  return (id) => {
    const { unit, noise } = figures.find((figure) => figure.id === id) ?? {};
    return unit === undefined || noise === undefined ? find(id) : widen(find(id), find(noise), unit);
  };
};

/** Extends the interval to both sides of its value by at least the noise. */
export const widen = (estimate: Estimate, noise: Estimate, unit: Unit): Estimate => {
  const { value, low, high } = estimate;
  const unknown = { value, low: null, high: null };
  if (low === null || high === null || noise.low === null || noise.high === null) return unknown;
  if (unit === "ratio") {
    // One of two identical deployments took nothing, so the noise is unbounded.
    if (noise.low <= 0) return unknown;
    const factor = noiseFactor(noise.low, noise.high);
    return { value, low: Math.min(low, value / factor), high: Math.max(high, value * factor) };
  }
  // Differences of a few counts are skewed, so that half of the width would say too little.
  const reach = Math.max(noise.high, -noise.low);
  return { value, low: Math.min(low, value - reach), high: Math.max(high, value + reach) };
};

/**
 * How many times as much one of two identical deployments takes: the middle of the ratio's interval, and at least half of
 * its width. The far end would count the same luck twice, as the place of the interval and as its width.
 */
const noiseFactor = (low: number, high: number): number => {
  const [from, to] = [Math.log(low), Math.log(high)];
  return Math.exp(Math.max((to - from) / 2, Math.abs(from + to) / 2));
};
