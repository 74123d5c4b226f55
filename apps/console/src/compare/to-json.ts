import type { Texts } from "../i18n/en.ts";
import { toMicroseconds } from "../shared/figures.ts";
import type { Segment } from "../timing/segments.ts";
import { type Comparison, type SideState, stoppedAfter } from "./comparison.ts";
import { medianSegments, medianTotal, ratioOf } from "./runs.ts";
import { verdictText } from "./verdict-text.ts";

/** A comparison with the figures that the view shows, and every run and the last answers behind them. */
export const toJson = (comparison: Comparison, texts: Texts) => {
  const { question, askedAt, runsAsked = null, sides } = comparison;
  const { value, interval } = ratioOf(sides.http.runs, sides.stdio.runs);
  return {
    question,
    askedAt: askedAt === undefined ? null : new Date(askedAt).toISOString(),
    runsAsked,
    isStopped: stoppedAfter(comparison) !== undefined,
    verdict: verdictText(comparison, texts),
    /** The left median time divided by the right one; the bounds are null with too few runs. */
    medianRatio: {
      of: sides.http.transport,
      to: sides.stdio.transport,
      value: toFourDigits(value),
      low95: interval ? toFourDigits(interval[0]) : null,
      high95: interval ? toFourDigits(interval[1]) : null,
    },
    sides: { http: sideOf(sides.http), stdio: sideOf(sides.stdio) },
  };
};

const sideOf = ({ transport, answer, runs, failed }: SideState) => ({
  transport,
  medianTotalMs: toMicroseconds(medianTotal(runs)),
  medianSegments: rounded(medianSegments(runs)),
  runsDone: runs.length,
  runsFailed: failed,
  runs: runs.map(({ totalMs, segments }) => ({ totalMs: toMicroseconds(totalMs), segments: rounded(segments) })),
  lastAnswer: answer,
});

const rounded = (segments: readonly Segment[]): Segment[] =>
  segments.map(({ part, ms }) => ({ part, ms: toMicroseconds(ms) }));

const toFourDigits = (value: number): number => Number(value.toPrecision(4));
