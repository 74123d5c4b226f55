import type { Histogram } from "hdr-histogram-js";
import { createCheck } from "../workload/compare.ts";
import type { CheckedCall } from "../workload/workload.ts";
import type { Caller } from "./caller.ts";

interface LoopOptions {
  readonly concurrency: number;
  readonly durationMs: number;
  /** Always sent, even if they take longer than the duration. */
  readonly leastCalls?: number;
  /** The loop ends early once these are sent. */
  readonly mostCalls?: number;
}

export interface LoopResult {
  readonly calls: number;
  readonly elapsedSeconds: number;
}

/** A call with its check, which is built only once. */
export interface PreparedCall {
  readonly call: CheckedCall;
  readonly check: (output: unknown) => void;
}

export const prepare = (calls: readonly CheckedCall[]): PreparedCall[] =>
  calls.map((call) => ({ call, check: createCheck(call) }));

/** Makes one call and checks the answer. @returns its nanoseconds. @throws WrongAnswer, or the connection's error */
export const timeCall = async (caller: Caller, { call, check }: PreparedCall): Promise<number> => {
  const sentAt = performance.now();
  const output = await caller.call(call.tool, call.arguments);
  const nanoseconds = Math.max(1, Math.round((performance.now() - sentAt) * 1e6));
  check(output);
  return nanoseconds;
};

/**
 * Keeps `concurrency` calls in flight for a time: each lane sends its next call once the last answer was checked.
 * Stops at the first wrong answer. @throws WrongAnswer, or the connection's error
 */
export const runClosedLoop = async (
  caller: Caller,
  calls: readonly PreparedCall[],
  { concurrency, durationMs, leastCalls = 1, mostCalls = Number.POSITIVE_INFINITY }: LoopOptions,
  histogram?: Histogram,
): Promise<LoopResult> => {
  let next = 0;
  let count = 0;
  let failed = false;
  const startedAt = performance.now();
  const endsAt = startedAt + durationMs;

  const lane = async (): Promise<void> => {
    while (((performance.now() < endsAt && next < mostCalls) || next < leastCalls) && !failed) {
      const prepared = calls[next++ % calls.length];
      if (!prepared) throw new Error("A workload has no calls.");
      const nanoseconds = await timeCall(caller, prepared);
      histogram?.recordValue(nanoseconds);
      count++;
    }
  };
  const lanes = Array.from({ length: concurrency }, () =>
    lane().catch((error: unknown) => {
      failed = true;
      throw error;
    }),
  );
  await Promise.all(lanes);
  return { calls: count, elapsedSeconds: (performance.now() - startedAt) / 1_000 };
};
