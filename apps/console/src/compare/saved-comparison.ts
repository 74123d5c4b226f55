import type { Comparison } from "./comparison.ts";

/** A comparison as this browser keeps it. */
export interface SavedComparison extends Comparison {
  readonly id: string;
  readonly changedAt: number;
}
