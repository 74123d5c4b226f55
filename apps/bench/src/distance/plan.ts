import type { SliceRequest, WarmUp } from "../generator/generator-api.ts";

/** The length of a run. */
export interface DistancePlan {
  readonly mode: "full" | "quick";
  /** Starts of each deployment; the intervals come from them. */
  readonly starts: number;
  /** After each start. */
  readonly warmUp: WarmUp;
  /** After the warm-up, one after another. */
  readonly slices: readonly SliceRequest[];
}

const slice = (concurrency: number, durationMs: number): SliceRequest => ({
  workload: "calculate",
  concurrency,
  durationMs,
});

export const FULL_DISTANCE_PLAN: DistancePlan = {
  mode: "full",
  starts: 8,
  // V8 still optimizes a host at its 4,000th call, but not a floor of twenty lines; real servers run for days.
  warmUp: { calls: 30_000, mostMs: 5_000 },
  slices: [slice(1, 400), slice(16, 250), slice(1, 400), slice(16, 250), slice(1, 400)],
};

/** Just enough starts for intervals. */
export const QUICK_DISTANCE_PLAN: DistancePlan = {
  mode: "quick",
  starts: 3,
  warmUp: { calls: 1_500, mostMs: 500 },
  slices: [slice(1, 250), slice(16, 150)],
};
