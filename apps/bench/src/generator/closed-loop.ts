import type { Histogram } from "hdr-histogram-js";
import { createCheck } from "../workload/compare.ts";
import type { CheckedCall } from "../workload/workload.ts";
import type { Caller } from "./caller.ts";

export interface LoopResult {
  readonly calls: number;
  readonly elapsedSeconds: number;
}

/** A call made ready to be repeated: its check is built once. */
export interface PreparedCall {
  readonly call: CheckedCall;
  readonly check: (output: unknown) => void;
}

export const prepare = (calls: readonly CheckedCall[]): PreparedCall[] =>
  calls.map((call) => ({ call, check: createCheck(call) }));

/**
 * Keeps `concurrency` calls in flight for a time, and longer until `leastCalls` were sent: each caller sends its next call when the last was answered and found
 * right. Stops at the first wrong answer. @throws WrongAnswer, or the connection's error
 */
export const runClosedLoop = async (
  caller: Caller,
  calls: readonly PreparedCall[],
  { concurrency, durationMs, leastCalls = 1 }: { concurrency: number; durationMs: number; leastCalls?: number },
  histogram?: Histogram,
): Promise<LoopResult> => {
  let next = 0;
  let count = 0;
  let failed = false;
  const startedAt = performance.now();
  const endsAt = startedAt + durationMs;

  const lane = async (): Promise<void> => {
    let now = performance.now();
    while ((now < endsAt || next < leastCalls) && !failed) {
      const prepared = calls[next++ % calls.length];
      if (!prepared) throw new Error("A workload has no calls.");
      const sentAt = performance.now();
      const output = await caller.call(prepared.call.tool, prepared.call.arguments);
      now = performance.now();
      // The check lies outside the time of the call.
      histogram?.recordValue(Math.max(1, Math.round((now - sentAt) * 1e6)));
      prepared.check(output);
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
