import { max } from "simple-statistics";
import type { OpenLoopCall } from "../../generator/open-loop.ts";
import { dueIn, endOf } from "../outages.ts";

/** An update, by the clock of {@link OpenLoopCall.dueAt}, and until when its effect is looked at. */
export interface Window {
  readonly from: number;
  readonly until: number;
}

/** How many questions failed that were due meanwhile. */
export const lostIn = (calls: readonly OpenLoopCall[], { from, until }: Window): number =>
  dueIn(calls, from, until).filter(({ failure }) => failure !== undefined).length;

/** The longest time without an answer, in microseconds: what somebody who waits for one notices. */
export const longestPause = (calls: readonly OpenLoopCall[], { from, until }: Window): number => {
  const answered = calls.filter(({ failure }) => failure === undefined).map(endOf);
  const ends = [from, ...answered.filter((end) => end > from && end < until), until].sort((a, b) => a - b);
  return 1_000 * max(ends.slice(1).map((end, index) => end - (ends[index] ?? end)));
};
