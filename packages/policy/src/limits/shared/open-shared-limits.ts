import type { Redis } from "ioredis";
import type { SharedRedis } from "../../redis/shared-redis.ts";
import type { SharedLimits } from "./shared-limits.ts";

/** @param scope processes with the same scope share their limits */
export const openSharedLimits = (redis: SharedRedis, scope: string): SharedLimits => {
  const open = async (client: Redis) => (await import("./redis-limits.ts")).createRedisLimits(client, scope);
  let limits: ReturnType<typeof open> | undefined;
  const opened = (client: Redis) => {
    limits ??= open(client);
    return limits;
  };
  return {
    countInMinute: (who, perMinute) =>
      redis.ask(async (client) => ({ msBeforeNext: await (await opened(client)).countInMinute(who, perMinute) })),
    lease: (who, limit) => redis.ask(async (client) => (await opened(client)).lease(who, limit)),
  };
};
