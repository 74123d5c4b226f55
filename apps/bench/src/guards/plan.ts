import type { WarmUp } from "../generator/generator-api.ts";

/** How long a run takes. */
export interface GuardsPlan {
  readonly mode: "full" | "quick";
  /** How many times both deployments of a row are started anew. Two processes of one kind differ by more than most guards cost. */
  readonly starts: number;
  /** Of each deployment at each start. */
  readonly warmUp: WarmUp;
  /** Of each start. */
  readonly rounds: number;
  /** Of each round: one call of each of the two. */
  readonly turns: number;
}

export const FULL_GUARDS_PLAN: GuardsPlan = {
  mode: "full",
  starts: 4,
  warmUp: { calls: 4_000, mostMs: 2_000 },
  rounds: 12,
  turns: 40,
};

/** One start: intervals cannot be told. */
export const QUICK_GUARDS_PLAN: GuardsPlan = {
  mode: "quick",
  starts: 1,
  warmUp: { calls: 1_500, mostMs: 600 },
  rounds: 8,
  turns: 30,
};
