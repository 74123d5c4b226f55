import type { WarmUp } from "../generator/generator-api.ts";

/** The length of a run. */
export interface GuardsPlan {
  readonly mode: "full" | "quick";
  /** How often the two deployments of a row start. Identical processes differ by more than most features cost. */
  readonly starts: number;
  /** Of each deployment at each start. */
  readonly warmUp: WarmUp;
  /** Per start. */
  readonly rounds: number;
  /** Per round: one call to each of the two. */
  readonly turns: number;
}

export const FULL_GUARDS_PLAN: GuardsPlan = {
  mode: "full",
  starts: 4,
  warmUp: { calls: 4_000, mostMs: 2_000 },
  rounds: 12,
  turns: 40,
};

/** One start, so no intervals. */
export const QUICK_GUARDS_PLAN: GuardsPlan = {
  mode: "quick",
  starts: 1,
  warmUp: { calls: 1_500, mostMs: 600 },
  rounds: 8,
  turns: 30,
};
