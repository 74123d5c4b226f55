/// <reference path="../rate-limiters.d.ts" />

import type { Logger } from "@twinhost/core";
import { Redis } from "ioredis";
import RateLimiterRedis from "rate-limiter-flexible/lib/RateLimiterRedis.js";
import { Semaphore } from "redis-semaphore";
import { createMinuteWindow } from "../minute-window.ts";
import type { SharedLimits } from "./shared-limits.ts";

/** A process that ends without releasing its places holds them no longer than that, and so does a call that takes longer. */
const LEASE_MS = 120_000;
/** Calls wait no longer than that for Redis, and for the next while not at all. */
const COMMAND_TIMEOUT_MS = 500;
const PAUSE_MS = 2_000;
const LONGEST_RECONNECT_MS = 5_000;

export const openRedisLimits = (url: string, scope: string, log: Logger): SharedLimits => {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: COMMAND_TIMEOUT_MS,
    connectTimeout: LONGEST_RECONNECT_MS,
    retryStrategy: (attempts) => Math.min(attempts * 100, LONGEST_RECONNECT_MS),
  });
  let pausedUntil = 0;
  let isAway = false;
  const isReady = (): boolean => redis.status === "ready" && performance.now() >= pausedUntil;
  const noteFailure = (error: unknown): void => {
    if (!isAway) log.warn({ err: error }, "redis is unavailable: each process keeps its limits for itself");
    isAway = true;
  };
  redis.on("error", noteFailure);

  /** @returns undefined when Redis is unavailable */
  const ask = async <Result>(question: () => Promise<Result>): Promise<Result | undefined> => {
    if (!isReady()) return undefined;
    try {
      const result = await question();
      if (isAway) log.info({}, "redis is back: limits are shared again");
      isAway = false;
      return result;
    } catch (error) {
      pausedUntil = performance.now() + PAUSE_MS;
      noteFailure(error);
      return undefined;
    }
  };

  const keyPrefix = `twinhost:${scope}`;
  const countInMinute = createMinuteWindow(
    (perMinute) =>
      new RateLimiterRedis({ storeClient: redis, keyPrefix: `${keyPrefix}:rate`, points: perMinute, duration: 60 }),
  );
  return {
    countInMinute: (who, perMinute) => ask(async () => ({ msBeforeNext: await countInMinute(who, perMinute) })),
    lease: (who, limit) =>
      ask(async () => {
        const place = new Semaphore(redis, `${keyPrefix}:running:${who}`, limit, {
          lockTimeout: LEASE_MS,
          acquireAttemptsLimit: 1,
          // Its timer would end the process when Redis is unavailable: nobody catches what it throws.
          refreshInterval: 0,
        });
        if (!(await place.tryAcquire())) return "none-left";
        return { release: () => void place.release().catch(noteFailure) };
      }),
    state: () => ({ name: "redis", state: isReady() ? "ready" : "unavailable", needed: false }),
    close: () => redis.disconnect(),
  };
};
