/// <reference path="../rate-limiters.d.ts" />

import type { Redis } from "ioredis";
import RateLimiterRedis from "rate-limiter-flexible/lib/RateLimiterRedis.js";
import { Semaphore } from "redis-semaphore";
import { createMinuteWindow } from "../minute-window.ts";
import type { Lease } from "./shared-limits.ts";

/** A slot is freed after this time if its process has died, but also if its call takes longer. */
const LEASE_MS = 120_000;

/** Limits counted in Redis; they reject when Redis fails. */
export const createRedisLimits = (redis: Redis, scope: string) => {
  const keyPrefix = `twinhost:${scope}`;
  return {
    countInMinute: createMinuteWindow(
      (perMinute) =>
        new RateLimiterRedis({ storeClient: redis, keyPrefix: `${keyPrefix}:rate`, points: perMinute, duration: 60 }),
    ),
    lease: async (who: string, limit: number): Promise<Lease | "none-left"> => {
      const place = new Semaphore(redis, `${keyPrefix}:running:${who}`, limit, {
        lockTimeout: LEASE_MS,
        acquireAttemptsLimit: 1,
        // Off, because the refresh timer throws uncaught when Redis is unavailable, which would end the process.
        refreshInterval: 0,
      });
      if (!(await place.tryAcquire())) return "none-left";
      // A slot that cannot be released now is freed when its lease ends.
      return { release: () => void place.release().catch(() => {}) };
    },
  };
};
