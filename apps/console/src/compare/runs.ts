import { randomLcg } from "d3-random";
import { median, quantileSorted, sampleWithReplacement } from "simple-statistics";
import { type ChatMessage, callsOf } from "../chat/chat-message.ts";
import { answerSegments, PARTS, type Part, type Segment } from "../timing/segments.ts";

/** One valid answer: its total time and its parts, in milliseconds. */
export interface Run {
  readonly totalMs: number;
  readonly segments: readonly Segment[];
}

export const toRun = (answer: ChatMessage): Run | undefined => {
  const timing = answer.metadata?.timing;
  const calls = callsOf(answer);
  // A failed tool call is no valid run: it often answers sooner.
  if (!timing || calls.some(({ outcome }) => !outcome?.ok)) return undefined;
  return { totalMs: timing.total_ms, segments: answerSegments(timing, calls) };
};

/** Median of each part; a missing part counts as 0. Parts missing in half of the runs or more are left out. */
export const medianSegments = (runs: readonly Run[]): Segment[] => {
  const msIn = ({ segments }: Run, part: Part): number | undefined =>
    segments.find((segment) => segment.part === part)?.ms;
  return PARTS.flatMap((part) => {
    const values = runs.map((run) => msIn(run, part));
    const without = values.filter((ms) => ms === undefined).length;
    return without * 2 >= runs.length ? [] : [{ part, ms: median(values.map((ms = 0) => ms)) }];
  });
};

export const medianTotal = (runs: readonly Run[]): number => median(runs.map(({ totalMs }) => totalMs));

export interface Ratio {
  readonly value: number;
  /** The 95 % confidence interval; undefined if there are too few runs. */
  readonly interval: readonly [low: number, high: number] | undefined;
}

const ENOUGH_RUNS = 5;
const RESAMPLES = 1_000;

/** Always the same, so that the same runs have the same interval wherever it is shown. */
const SEED = 0.2026;

/** The ratio of the left median time to the right, with a bootstrapped interval. */
export const ratioOf = (left: readonly Run[], right: readonly Run[]): Ratio => {
  const [lefts, rights] = [left, right].map((runs) => runs.map(({ totalMs }) => totalMs)) as [number[], number[]];
  const value = median(lefts) / median(rights);
  if (Math.min(lefts.length, rights.length) < ENOUGH_RUNS) return { value, interval: undefined };
  const random = randomLcg(SEED);
  const resample = (values: number[]): number => median(sampleWithReplacement(values, values.length, random));
  const ratios = Array.from({ length: RESAMPLES }, () => resample(lefts) / resample(rights)).sort((a, b) => a - b);
  return { value, interval: [quantileSorted(ratios, 0.025), quantileSorted(ratios, 0.975)] };
};
