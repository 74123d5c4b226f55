/** Durations in milliseconds, and numbers of calls and rounds. */
export interface Plan {
  readonly warmUp: { readonly calls: number; readonly mostMs: number };
  /** Duration of each slice at full load. */
  readonly loadMs: number;
  /** How often everything at full load that a burst on the machine could distort is measured. */
  readonly rounds: number;
  /** Duration of the slice of small calls at each concurrency. */
  readonly concurrencyMs: number;
  /** Calls of the fast tool in each slice. */
  readonly fastCalls: number;
  /** How often the fast tool is measured alone and beside others. */
  readonly fastRounds: number;
}

export const PLANS: { readonly full: Plan; readonly quick: Plan } = {
  full: {
    warmUp: { calls: 1_000, mostMs: 800 },
    loadMs: 300,
    rounds: 5,
    concurrencyMs: 400,
    fastCalls: 400,
    fastRounds: 3,
  },
  quick: {
    warmUp: { calls: 500, mostMs: 250 },
    loadMs: 200,
    rounds: 2,
    concurrencyMs: 100,
    fastCalls: 120,
    fastRounds: 2,
  },
};
