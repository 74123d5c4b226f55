import type { SliceRequest, WarmUp } from "../generator/generator-api.ts";

/** How long a run takes and what it measures. */
export interface Plan {
  readonly mode: "full" | "quick";
  /** Fresh processes in each round, or one fresh process for each row that all rounds share. */
  readonly processes: "each-round" | "whole-run";
  readonly leastRounds: number;
  readonly mostRounds: number;
  /** No further round is begun when it would end later than this. */
  readonly budgetSeconds: number;
  /** Before the first slice of a process. */
  readonly warmUp: WarmUp;
  /** Before each further round of a process that lay idle. */
  readonly wakeUp: WarmUp;
  readonly toolSlices: readonly SliceRequest[];
  readonly querySlices: readonly SliceRequest[];
}

const calculate = (concurrency: number, durationMs: number): SliceRequest => ({
  workload: "calculate",
  concurrency,
  durationMs,
});
const search = (durationMs: number): SliceRequest => ({ workload: "search_docs", concurrency: 1, durationMs });

export const FULL_PLAN: Plan = {
  mode: "full",
  processes: "each-round",
  leastRounds: 3,
  mostRounds: 6,
  budgetSeconds: 172,
  warmUp: { calls: 1_500, mostMs: 3_000 },
  wakeUp: { calls: 0, mostMs: 0 },
  toolSlices: [calculate(1, 400), search(150), calculate(16, 200), calculate(64, 200)],
  querySlices: [calculate(1, 400), calculate(16, 200), calculate(64, 200)],
};

/** No cold-start repeats: every row starts once and stays; the rounds still interleave and reverse. */
export const QUICK_PLAN: Plan = {
  mode: "quick",
  processes: "whole-run",
  leastRounds: 3,
  mostRounds: 8,
  budgetSeconds: 33,
  warmUp: { calls: 500, mostMs: 250 },
  wakeUp: { calls: 50, mostMs: 30 },
  toolSlices: [calculate(1, 100), search(60), calculate(16, 80)],
  querySlices: [calculate(1, 100), calculate(16, 80)],
};

export const sliceKey = ({ workload, concurrency }: Pick<SliceRequest, "workload" | "concurrency">): string =>
  `${workload}@${concurrency}`;
