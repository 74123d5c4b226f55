import type { RateLimiterAbstract } from "rate-limiter-flexible";

/** Counts a call. @returns milliseconds until the next one is allowed; undefined if this one is */
export type CountInMinute = (who: string, perMinute: number) => Promise<number | undefined>;

/** @param create makes a limiter for a number of calls per minute; one is kept for each number */
export const createMinuteWindow = (create: (perMinute: number) => RateLimiterAbstract): CountInMinute => {
  const limiters = new Map<number, RateLimiterAbstract>();
  const limiterOf = (perMinute: number): RateLimiterAbstract => {
    const limiter = limiters.get(perMinute) ?? create(perMinute);
    limiters.set(perMinute, limiter);
    return limiter;
  };
  return async (who, perMinute) => {
    try {
      await limiterOf(perMinute).consume(who);
      return undefined;
    } catch (refusal) {
      if (refusal instanceof Error) throw refusal;
      return (refusal as { msBeforeNext: number }).msBeforeNext;
    }
  };
};
