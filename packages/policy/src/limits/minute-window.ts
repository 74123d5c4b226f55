import type { RateLimiterAbstract } from "rate-limiter-flexible";

/** Counts calls per minute, one limiter for each limit. @returns milliseconds until the next call may come; undefined when this one may */
export type CountInMinute = (who: string, perMinute: number) => Promise<number | undefined>;

/** @param create of a limiter for so many calls a minute */
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
