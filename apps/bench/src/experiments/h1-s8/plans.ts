/** How long and how often, in milliseconds and calls. */
export interface Plan {
  readonly warmUp: { readonly calls: number; readonly mostMs: number };
  /** Of each slice at full load. */
  readonly loadMs: number;
  /** How often all that bursts of the machine may meet is measured. */
  readonly rounds: number;
  /** Of each slice of small calls with so many in flight. */
  readonly concurrencyMs: number;
  /** Calls of the fast tool in each slice. */
  readonly fastCalls: number;
}

export const PLANS: { readonly full: Plan; readonly quick: Plan } = {
  full: { warmUp: { calls: 1_000, mostMs: 800 }, loadMs: 400, rounds: 3, concurrencyMs: 400, fastCalls: 400 },
  quick: { warmUp: { calls: 500, mostMs: 250 }, loadMs: 200, rounds: 2, concurrencyMs: 100, fastCalls: 120 },
};
