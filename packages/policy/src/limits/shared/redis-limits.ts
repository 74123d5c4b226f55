/// <reference path="../rate-limiters.d.ts" />

import type { Redis } from "ioredis";
import RateLimiterRedis from "rate-limiter-flexible/lib/RateLimiterRedis.js";
import { Semaphore } from "redis-semaphore";
import { createMinuteWindow } from "../minute-window.ts";
import type { Lease } from "./shared-limits.ts";

/** A slot whose process has died is freed after this time. */
const LEASE_MS = 120_000;

/** Limits counted in Redis; they reject when Redis fails. */
export const createRedisLimits = (redis: Redis, scope: string, leaseMs = LEASE_MS) => {
  const keyPrefix = `twinhost:${scope}`;
  return {
    countInMinute: createMinuteWindow(
      (perMinute) =>
        new RateLimiterRedis({ storeClient: redis, keyPrefix: `${keyPrefix}:rate`, points: perMinute, duration: 60 }),
    ),
    lease: async (who: string, limit: number): Promise<Lease | "none-left"> => {
      const key = `${keyPrefix}:running:${who}`;
      // Its own refresh timer is off: it throws uncaught when Redis is unavailable, which would end the process.
      const options = { lockTimeout: leaseMs, acquireAttemptsLimit: 1, refreshInterval: 0 };
      const slot = new Semaphore(redis, key, limit, options);
      const held = (): Semaphore =>
        new Semaphore(redis, key, limit, { ...options, identifier: slot.identifier, acquiredExternally: true });
      const renew = (): Promise<boolean> => held().tryAcquire();
      const free = (): Promise<void> => held().release();
      const isAcquired = await slot.tryAcquire().catch((error: unknown) => {
        // A Redis that stalled may take the slot later, for nobody. It runs this command after that one.
        void free().catch(() => {});
        throw error;
      });
      if (!isAcquired) return "none-left";
      // A slot that cannot be renewed or released now is freed when its lease ends.
      const renewing = setInterval(() => void renew().catch(() => {}), leaseMs / 3).unref();
      return {
        release: () => {
          clearInterval(renewing);
          void free().catch(() => {});
        },
      };
    },
  };
};
