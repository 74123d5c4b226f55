import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "@twinhost/core";
import type { Redis } from "ioredis";
import type { SharedRedis } from "../redis/shared-redis.ts";
import { isBusy } from "../state/open-state-database.ts";
import type { KeyStore } from "./key-store.ts";
import { type SharedKey, sharedKey } from "./shared-keys.ts";

export interface SharedKeys {
  /** Resolves once the other replicas' keys are known here, or waiting for Redis has timed out. */
  readonly known: Promise<void>;
  close(): Promise<void>;
}

const INTERVAL_MS = 250;
const START_WAIT_MS = 2_000;

/**
 * Shares with other replicas which keys were created, rotated and revoked, within a second. Redis holds a copy of all
 * keys; if it loses them, they are written again.
 * @param scope servers with the same scope share their keys
 */
export const shareKeys = (
  keys: Pick<KeyStore, "mergeShared" | "version">,
  redis: SharedRedis,
  scope: string,
  log: Logger,
): SharedKeys => {
  const prefix = `twinhost:keys:${scope}`;
  const versionKey = `${prefix}:version`;
  let known: { readonly told: string | null; readonly own: string } | undefined;

  const sync = async (): Promise<void> => {
    const told = await redis.ask((client) => client.get(versionKey));
    if (told === undefined || (told === known?.told && keys.version() === known.own)) return;
    const fields = await redis.ask((client) => client.hgetall(prefix));
    if (!fields) return;
    const untold = keys.mergeShared(readKeys(fields, log));
    if (untold.size > 0 && !(await redis.ask((client) => tell(client, untold)))) return;
    known = { told, own: keys.version() };
  };
  const tell = async (client: Redis, untold: ReadonlyMap<string, SharedKey>): Promise<boolean> => {
    const fields = Object.fromEntries([...untold].map(([id, key]) => [id, JSON.stringify(key)]));
    const results = await client.multi().hset(prefix, fields).set(versionKey, randomUUID()).exec();
    for (const [error] of results ?? []) if (error) throw error;
    return results !== null;
  };

  let running: Promise<void> | undefined;
  const syncOnce = (): Promise<void> => {
    running ??= sync()
      .catch((error: unknown) => {
        if (!isBusy(error)) log.error({ err: error }, "keys cannot be shared with other replicas");
      })
      .finally(() => {
        running = undefined;
      });
    return running;
  };
  const timer = setInterval(syncOnce, INTERVAL_MS).unref();
  const waitUntilKnown = async (): Promise<void> => {
    const giveUpAt = performance.now() + START_WAIT_MS;
    for (;;) {
      await syncOnce();
      if (known || performance.now() > giveUpAt) return;
      await sleep(20);
    }
  };
  return {
    known: waitUntilKnown(),
    close: async () => {
      clearInterval(timer);
      await running;
      await syncOnce();
    },
  };
};

const readKeys = (fields: Readonly<Record<string, string>>, log: Logger): ReadonlyMap<string, SharedKey> =>
  new Map(
    Object.entries(fields).flatMap(([id, text]) => {
      const key = parseKey(text);
      if (!key) log.warn({ id }, "a key in redis is not one of this version, and is passed over");
      return key ? [[id, key] as const] : [];
    }),
  );

const parseKey = (text: string): SharedKey | undefined => {
  try {
    return sharedKey.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};
