/** A place among the calls that run, held until it is released or its process ends. */
export interface Lease {
  release(): void;
}

/** Limits that processes keep together in Redis or Valkey. What cannot be counted there is not refused for it. */
export interface SharedLimits {
  /** Undefined while Redis is unavailable; `msBeforeNext` until the next call may come, undefined when this one may. */
  countInMinute(who: string, perMinute: number): Promise<{ readonly msBeforeNext: number | undefined } | undefined>;
  /** Undefined while Redis is unavailable. */
  lease(who: string, limit: number): Promise<Lease | "none-left" | undefined>;
}
