import type { Logger } from "@twinhost/core";
import type { SharedLimits } from "./shared-limits.ts";

/** @param scope whose limits they are: processes with the same one share them */
export const openSharedLimits = (url: string, scope: string, log: Logger): SharedLimits => {
  // Loaded only where it is in use: no other host's start waits for it.
  const opening = import("./redis-limits.ts").then(({ openRedisLimits }) => openRedisLimits(url, scope, log));
  let opened: Awaited<typeof opening> | undefined;
  void opening.then((limits) => {
    opened = limits;
  });
  return {
    countInMinute: async (who, perMinute) => (await opening).countInMinute(who, perMinute),
    lease: async (who, limit) => (await opening).lease(who, limit),
    state: () => opened?.state() ?? { name: "redis", state: "starting", needed: false },
    close: () => void opening.then(({ close }) => close()),
  };
};
