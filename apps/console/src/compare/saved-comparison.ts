import type { Comparison } from "./comparison.ts";

/** A comparison saved in this browser. */
export interface SavedComparison extends Comparison {
  readonly id: string;
  readonly changedAt: number;
}
