import { max, mean, min, quantile } from "simple-statistics";
import type { OpenLoopCall } from "../generator/open-loop.ts";

/** When a fault was injected, by the clock of {@link OpenLoopCall.dueAt}, and until when its effect is looked at. */
export interface Outage<Fault extends string = string> {
  readonly fault: Fault;
  readonly from: number;
  readonly to: number;
  readonly until: number;
}

/** Milliseconds since 1970 by the clock that does not jump. */
export const now = (): number => performance.timeOrigin + performance.now();

type Calls = readonly OpenLoopCall[];

export const dueIn = (calls: Calls, from: number, to: number): OpenLoopCall[] =>
  calls.filter(({ dueAt }) => dueAt >= from && dueAt < to);

export const endOf = ({ dueAt, nanoseconds }: OpenLoopCall): number => dueAt + nanoseconds / 1e6;

const failed = (calls: Calls): OpenLoopCall[] => calls.filter(({ failure }) => failure !== undefined);

/** The share of calls that failed. @throws where there were none: nothing is known of them */
export const lostShare = (calls: Calls): number => {
  if (calls.length === 0) throw new Error("No call was due.");
  return failed(calls).length / calls.length;
};

/** From the fault's beginning until a caller was first told of it, in microseconds; as long as the fault where none was. */
export const detectedAfter = (calls: Calls, { from, to, until }: Outage): number => {
  const toldAt = failed(dueIn(calls, from, until)).map(endOf);
  return 1_000 * (min([...toldAt, to]) - from);
};

/** From the fault's end until the last call was due that still failed, in microseconds. */
export const recoveredAfter = (calls: Calls, { to, until }: Outage): number =>
  1_000 * (max([...failed(dueIn(calls, to, until)).map(({ dueAt }) => dueAt), to]) - to);

/** The longest time without a right answer, in microseconds: what somebody who waits for one notices. */
export const longestPause = (calls: Calls, { from, until }: Pick<Outage, "from" | "until">): number => {
  const answered = calls.filter(({ failure }) => failure === undefined).map(endOf);
  const ends = [from, ...answered.filter((end) => end > from && end < until), until].sort((a, b) => a - b);
  return 1_000 * max(ends.slice(1).map((end, index) => end - (ends[index] ?? end)));
};

/** How long the calls that failed waited until their callers were told, in microseconds; 0 where none failed. */
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
