/** How long and how often, in milliseconds and calls. */
export interface Plan {
  readonly warmUp: { readonly calls: number; readonly mostMs: number };
  /** Of each slice at full load. */
  readonly loadMs: number;
  /** Of each slice of small calls with so many in flight. */
  readonly concurrencyMs: number;
  /** Calls of the fast tool in each cell. */
  readonly fastCalls: number;
}

export const PLANS: { readonly full: Plan; readonly quick: Plan } = {
  full: { warmUp: { calls: 600, mostMs: 600 }, loadMs: 800, concurrencyMs: 400, fastCalls: 500 },
  quick: { warmUp: { calls: 200, mostMs: 200 }, loadMs: 300, concurrencyMs: 150, fastCalls: 160 },
};
