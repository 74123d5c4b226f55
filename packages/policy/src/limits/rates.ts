/// <reference path="./rate-limiter-memory.d.ts" />

import { ToolError } from "@twinhost/core";
import RateLimiterMemory from "rate-limiter-flexible/lib/RateLimiterMemory.js";

/** Counts calls per minute, in this process. */
export interface Rates {
  /** @throws ToolError `rate_limited` with the time until the next call may come. */
  consume(who: string, perMinute: number, subject: string): Promise<void>;
}

export const createRates = (): Rates => {
  const limiters = new Map<number, RateLimiterMemory>();
  const limiterOf = (perMinute: number): RateLimiterMemory => {
    let limiter = limiters.get(perMinute);
    if (!limiter) {
      limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
      limiters.set(perMinute, limiter);
    }
    return limiter;
  };
  return {
    consume: async (who, perMinute, subject) => {
      try {
        await limiterOf(perMinute).consume(who);
      } catch (refusal) {
        if (refusal instanceof Error) throw refusal;
        const { msBeforeNext } = refusal as { msBeforeNext: number };
        const seconds = Math.ceil(msBeforeNext / 1000);
        throw new ToolError(
          "rate_limited",
          `${subject} may make ${perMinute} calls per minute. Try again in ${seconds} s.`,
          { retryAfterMs: msBeforeNext },
        );
      }
    },
  };
};
