import type { Logger } from "@twinhost/core";
import { Redis } from "ioredis";
import type { SharedRedis } from "./shared-redis.ts";

/** The longest that a call waits for Redis; after a failure, calls skip it for `PAUSE_MS`. */
const COMMAND_TIMEOUT_MS = 500;
const PAUSE_MS = 2_000;
const LONGEST_RECONNECT_MS = 5_000;

export const connectRedis = (url: string, what: string, log: Logger): SharedRedis => {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: COMMAND_TIMEOUT_MS,
    connectTimeout: LONGEST_RECONNECT_MS,
    retryStrategy: (attempts) => Math.min(attempts * 100, LONGEST_RECONNECT_MS),
  });
  let pausedUntil = 0;
  let isUnavailable = false;
  const isReady = (): boolean => redis.status === "ready" && performance.now() >= pausedUntil;
  const noteFailure = (error: unknown): void => {
    if (!isUnavailable) log.warn({ err: error }, `redis is unavailable: each process keeps its ${what} for itself`);
    isUnavailable = true;
  };
  redis.on("error", noteFailure);

  return {
    ask: async (question) => {
      if (!isReady()) return undefined;
      try {
        const result = await question(redis);
        if (isUnavailable) log.info({}, `redis is back: ${what} are shared again`);
        isUnavailable = false;
        return result;
      } catch (error) {
        pausedUntil = performance.now() + PAUSE_MS;
        noteFailure(error);
        return undefined;
      }
    },
    state: () => ({ name: "redis", state: isReady() ? "ready" : "unavailable", needed: false }),
    close: () => redis.disconnect(),
  };
};
