import { max, mean, min, quantile } from "simple-statistics";
import type { OpenLoopCall } from "../generator/open-loop.ts";

/** When a fault was injected and until when its effect is observed, on the clock of {@link OpenLoopCall.dueAt}. */
export interface Outage<Fault extends string = string> {
  readonly fault: Fault;
  readonly from: number;
  readonly to: number;
  readonly until: number;
}

/** Milliseconds since 1970 on the monotonic clock. */
export const now = (): number => performance.timeOrigin + performance.now();

type Calls = readonly OpenLoopCall[];

export const dueIn = (calls: Calls, from: number, to: number): OpenLoopCall[] =>
  calls.filter(({ dueAt }) => dueAt >= from && dueAt < to);

export const endOf = ({ dueAt, nanoseconds }: OpenLoopCall): number => dueAt + nanoseconds / 1e6;

const failed = (calls: Calls): OpenLoopCall[] => calls.filter(({ failure }) => failure !== undefined);

/** The share of calls for which a condition holds. @throws if there were no calls, as the share is then unknown */
export const shareWhere = (holds: (call: OpenLoopCall) => boolean, calls: Calls): number => {
  if (calls.length === 0) throw new Error("No call was due.");
  return calls.filter(holds).length / calls.length;
};

/** The share of calls that failed. @throws if there were no calls */
export const lostShare = (calls: Calls): number => shareWhere(({ failure }) => failure !== undefined, calls);

/** From the fault's start until a caller first saw a failure, in microseconds; at most the fault's duration. */
export const detectedAfter = (calls: Calls, { from, to, until }: Outage): number => {
  const toldAt = failed(dueIn(calls, from, until)).map(endOf);
  return 1_000 * (min([...toldAt, to]) - from);
};

/** From the fault's end until the last failing call was due, in microseconds. */
export const recoveredAfter = (calls: Calls, { to, until }: Outage): number =>
  1_000 * (max([...failed(dueIn(calls, to, until)).map(({ dueAt }) => dueAt), to]) - to);

/**
 * The longest time without a successful answer, in microseconds: what a waiting user notices. It is hardly ever less than
 * the calls themselves are apart, whatever happens.
 */
export const longestPause = (calls: Calls, { from, until }: Pick<Outage, "from" | "until">): number => {
  const answered = calls.filter(({ failure }) => failure === undefined).map(endOf);
  const ends = [from, ...answered.filter((end) => end > from && end < until), until].sort((a, b) => a - b);
  return 1_000 * max(ends.slice(1).map((end, index) => end - (ends[index] ?? end)));
};

/** Mean time until the failed calls returned their error, in microseconds; 0 if none failed. */
export const waitedInVain = (calls: Calls): number => {
  const waits = failed(calls).map(({ nanoseconds }) => nanoseconds / 1_000);
  return waits.length === 0 ? 0 : mean(waits);
};

/** A quantile of all calls' times, failed or not, in microseconds. */
export const timeQuantile = (calls: Calls, share: number): number =>
  quantile(
    calls.map(({ nanoseconds }) => nanoseconds),
    share,
  ) / 1_000;
