import type { Logger } from "@twinhost/core";
import type { SharedRedis } from "./shared-redis.ts";

/** @param what names what is kept there, for the log: `limits and usage` */
export const openSharedRedis = (url: string, what: string, log: Logger): SharedRedis => {
  // Loaded only where it is used, so that other hosts start without it.
  const opening = import("./redis-connection.ts").then(({ connectRedis }) => connectRedis(url, what, log));
  let opened: Awaited<typeof opening> | undefined;
  void opening.then((connection) => {
    opened = connection;
  });
  return {
    ask: async (question) => (opened ?? (await opening)).ask(question),
    state: () => opened?.state() ?? { name: "redis", state: "starting", needed: false },
    close: () => void opening.then(({ close }) => close()),
  };
};
