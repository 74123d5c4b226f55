import { median } from "simple-statistics";
import type { OpenLoopResult } from "../generator/generator-api.ts";

interface RowsLoad {
  readonly rows: number;
  /** Calls of each row. */
  readonly perSecond: number;
  /** Only one in so many calls of a row is looked at. */
  readonly every?: number;
}

/**
 * How far apart two calls of a row may be due, in milliseconds: each turn has its own order, so a row that was first in
 * one may be last in the next. No shorter pause can be seen.
 */
export const longestGapMs = ({ rows, perSecond, every = 1 }: RowsLoad): number =>
  (1_000 * ((every + 1) * rows - 1)) / (rows * perSecond);

/** If 1 call in 100 is sent later than this, the load generator itself is what was measured. */
const LATE_MS = 50;

/** @param allowedMs - far less than the times that are judged @throws if the load generator was the bottleneck */
export const requirePunctual = ({ lateness }: Pick<OpenLoopResult, "lateness">, allowedMs = LATE_MS): void => {
  if (lateness > 1_000 * allowedMs)
    throw new Error(
      `The load generator was late: 1 call in 100 was sent ${Math.round(lateness / 1_000)} ms or more after it was due, where ${allowedMs} ms are allowed. Repeat it on a machine with no other work.`,
    );
};

/** Failed calls by kind. */
const countFailures = (calls: OpenLoopResult["calls"]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { failure } of calls) if (failure !== undefined) counts.set(failure, (counts.get(failure) ?? 0) + 1);
  return counts;
};

/** @throws as {@link requireAllAnswered}, or if the load generator was late */
export const requireAnswered = (result: OpenLoopResult): void => {
  requirePunctual(result);
  requireAllAnswered(result);
};

/** @throws if a call failed, with the lane's name and the kinds of failure */
export const requireAllAnswered = (result: OpenLoopResult): void => {
  for (const [lane, calls] of byLane(result)) {
    const failures = [...countFailures(calls)].map(([kind, count]) => `${kind} ${count}`);
    if (failures.length > 0) throw new Error(`${lane}: of ${calls.length} calls failed ${failures.join(", ")}.`);
  }
};

/** Median time of each lane's calls from when they were due, in microseconds. @throws as {@link requireAnswered} */
export const mediansOf = (result: OpenLoopResult): Record<string, number> => {
  requireAnswered(result);
  return Object.fromEntries(
    [...byLane(result)].map(([lane, calls]) => [lane, median(calls.map(({ nanoseconds }) => nanoseconds)) / 1_000]),
  );
};

const byLane = ({ calls }: OpenLoopResult) => Map.groupBy(calls, ({ lane }) => lane);
