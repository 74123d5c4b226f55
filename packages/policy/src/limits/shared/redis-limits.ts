/// <reference path="../rate-limiters.d.ts" />

import type { Redis } from "ioredis";
import RateLimiterRedis from "rate-limiter-flexible/lib/RateLimiterRedis.js";
import { Semaphore } from "redis-semaphore";
import { createMinuteWindow } from "../minute-window.ts";
import type { Lease } from "./shared-limits.ts";

/** A process that ends without releasing its places holds them no longer than that, and so does a call that takes longer. */
const LEASE_MS = 120_000;

/** What is counted in Redis. Rejects when Redis fails. */
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
        // Its timer would end the process when Redis is unavailable: nobody catches what it throws.
        refreshInterval: 0,
      });
      if (!(await place.tryAcquire())) return "none-left";
      // What cannot be released now ends with its lease.
      return { release: () => void place.release().catch(() => {}) };
    },
  };
};
