import type { SliceRequest, WarmUp } from "../generator/generator-api.ts";

/** The length and contents of a run. */
export interface Plan {
  readonly mode: "full" | "quick";
  /** New processes in each round, or one set of processes per row for all rounds. */
  readonly processes: "each-round" | "whole-run";
  readonly leastRounds: number;
  readonly mostRounds: number;
  /** No further round begins if it is expected to end later. */
  readonly budgetSeconds: number;
  /** Before a process's first slice. */
  readonly warmUp: WarmUp;
  /** Before each later round of a process that was idle. */
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
  warmUp: { calls: 1_000, mostMs: 2_000 },
  wakeUp: { calls: 0, mostMs: 0 },
  toolSlices: [calculate(1, 250), search(100), calculate(16, 100), calculate(64, 100)],
  querySlices: [calculate(1, 250), calculate(16, 100), calculate(64, 100)],
};

/** No repeated cold starts: each row starts once and stays; rounds still interleave rows and reverse their order. */
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
