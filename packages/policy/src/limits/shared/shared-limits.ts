/** A concurrency slot, held until it is released or expires. */
export interface Lease {
  release(): void;
}

/** Limits that processes share in Redis or Valkey. A call that cannot be counted there is not rejected for it. */
export interface SharedLimits {
  /** Undefined while Redis is unavailable. `msBeforeNext`: until the next call is allowed; undefined if this one is. */
  countInMinute(who: string, perMinute: number): Promise<{ readonly msBeforeNext: number | undefined } | undefined>;
  /** Undefined while Redis is unavailable. */
  lease(who: string, limit: number): Promise<Lease | "none-left" | undefined>;
}
