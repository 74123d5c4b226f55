/// <reference path="./rate-limiters.d.ts" />

import { ToolError } from "@twinhost/core";
import RateLimiterMemory from "rate-limiter-flexible/lib/RateLimiterMemory.js";
import { createMinuteWindow } from "./minute-window.ts";
import type { SharedLimits } from "./shared/shared-limits.ts";

/** Limits calls per minute. */
export interface Rates {
  /** @throws ToolError `rate_limited` with the time until the next call is allowed */
  consume(who: string, perMinute: number, subject: string): Promise<void>;
}

/** @param shared counts for all processes together; while it is unavailable, this one counts for itself */
export const createRates = (shared?: Pick<SharedLimits, "countInMinute">): Rates => {
  const countHere = createMinuteWindow((perMinute) => new RateLimiterMemory({ points: perMinute, duration: 60 }));
  const count = async (who: string, perMinute: number): Promise<number | undefined> => {
    const counted = await shared?.countInMinute(who, perMinute);
    return counted ? counted.msBeforeNext : countHere(who, perMinute);
  };
  return {
    consume: async (who, perMinute, subject) => {
      const msBeforeNext = await count(who, perMinute);
      if (msBeforeNext === undefined) return;
      throw new ToolError(
        "rate_limited",
        `${subject} may make ${perMinute} calls per minute. Try again in ${Math.ceil(msBeforeNext / 1000)} s.`,
        { retryAfterMs: msBeforeNext },
      );
    },
  };
};
