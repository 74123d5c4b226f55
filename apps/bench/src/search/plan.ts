/** The length of a run. */
export interface SearchPlan {
  readonly mode: "full" | "quick";
  readonly sizes: readonly number[];
  /** For each kind of query with each number of clients. */
  readonly sliceMs: number;
}

export const FULL_SEARCH_PLAN: SearchPlan = {
  mode: "full",
  sizes: [10_000, 100_000, 1_000_000],
  sliceMs: 5_000,
};

export const QUICK_SEARCH_PLAN: SearchPlan = { mode: "quick", sizes: [10_000], sliceMs: 1_000 };
