import { median, quantileSorted, sampleWithReplacement } from "simple-statistics";
import { type ChatMessage, callsOf } from "../chat/chat-message.ts";
import { answerSegments, PARTS, type Part, type Segment } from "../timing/segments.ts";

/** One answer that counts: its whole time and its parts, in milliseconds. */
export interface Run {
  readonly totalMs: number;
  readonly segments: readonly Segment[];
}

export const toRun = (answer: ChatMessage): Run | undefined => {
  const timing = answer.metadata?.timing;
  const calls = callsOf(answer);
  // A tool that failed answers sooner, which is no merit.
  if (!timing || calls.some(({ outcome }) => !outcome?.ok)) return undefined;
  return { totalMs: timing.total_ms, segments: answerSegments(timing, calls) };
};

/** Each part's median over runs; the one run's own parts where there is one. A part that most runs are without is none of theirs. */
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
  /** The 95 % interval; undefined where there are too few runs for one. */
  readonly interval: readonly [low: number, high: number] | undefined;
}

const ENOUGH_RUNS = 5;
const RESAMPLES = 1_000;

/** How many times the left takes the right's time, by their medians; its interval is bootstrapped. */
export const ratioOf = (left: readonly Run[], right: readonly Run[]): Ratio => {
  const [lefts, rights] = [left, right].map((runs) => runs.map(({ totalMs }) => totalMs)) as [number[], number[]];
  const value = median(lefts) / median(rights);
  if (Math.min(lefts.length, rights.length) < ENOUGH_RUNS) return { value, interval: undefined };
  const resample = (values: number[]): number => median(sampleWithReplacement(values, values.length));
  const ratios = Array.from({ length: RESAMPLES }, () => resample(lefts) / resample(rights)).sort((a, b) => a - b);
  return { value, interval: [quantileSorted(ratios, 0.025), quantileSorted(ratios, 0.975)] };
};
