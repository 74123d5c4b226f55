import { randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import type { SharedRedis } from "../redis/shared-redis.ts";
import { inTransaction } from "../state/open-state-database.ts";
import { type AnyUsageTable, usageColumns } from "./usage-table.ts";

/** Shares this replica's usage with the others, and stores theirs beside it. */
export interface SharedUsage {
  /** Call it with the hours whose rows were written. */
  noteWritten(hours: Iterable<number>): void;
  /** Shares once more, and stops. */
  close(): Promise<void>;
}

export interface ShareUsageOptions {
  readonly database: DatabaseSync;
  readonly table: AnyUsageTable;
  readonly redis: SharedRedis;
  /** Id of this replica, the same for all processes with its data folder. */
  readonly replica: string;
  /** How long Redis keeps the rows of an hour, in milliseconds. */
  readonly keptMs: number;
  readonly onError: (error: unknown) => void;
}

const INTERVAL_MS = 1_000;

/**
 * Stores the rows of an hour unless newer ones are stored. Call counts only grow, which tells older from newer where
 * several processes have one data folder. Each change gets a number, by which other replicas find it.
 */
const PUBLISH = `
  local old = redis.call('GET', KEYS[1])
  if old and tonumber(string.match(old, '^%d+')) >= tonumber(ARGV[1]) then return 0 end
  redis.call('SET', KEYS[1], ARGV[1] .. ' ' .. ARGV[2], 'PX', ARGV[3])
  redis.call('ZADD', KEYS[2], redis.call('INCR', KEYS[3]), ARGV[4])
  return 1
`;

type Row = readonly (string | number)[];

/**
 * Each replica publishes its complete sums, an hour at a time, and never increments: what is published twice, or after
 * Redis was unavailable, counts once. If Redis has lost its data, everything is published again.
 */
export const shareUsage = (options: ShareUsageOptions): SharedUsage => {
  const { database, table, redis, replica, keptMs, onError } = options;
  const prefix = `twinhost:usage:${table.file.split(".")[0]}`;
  const columns = usageColumns(table);
  const callsAt = columns.indexOf("calls");
  const rowsOf = database.prepare("SELECT * FROM usage WHERE hour = ?");
  const ownHours = database.prepare("SELECT DISTINCT hour FROM usage");
  const remove = database.prepare("DELETE FROM usage_elsewhere WHERE replica = ? AND hour = ?");
  const insert = database.prepare(
    `INSERT INTO usage_elsewhere (replica, ${columns.join(", ")}) VALUES (?, ${columns.map(() => "?").join(", ")})`,
  );
  const rowsIn = z.array(z.array(z.union([z.string(), z.number()])).length(columns.length));

  const untold = new Set<number>();
  /** Up to which change the other replicas are known; `memory` identifies the Redis data it counts in. */
  let known = { memory: "", change: 0 };
  const keyOf = (who: string, hour: number): string => `${prefix}:${who}:${hour}`;

  const publish = (hour: number) => {
    const rows = rowsOf.all(hour).map((row) => Object.values(row) as unknown as Row);
    const calls = rows.reduce((sum, row) => sum + Number(row[callsAt]), 0);
    const keys = [keyOf(replica, hour), `${prefix}:changes`, `${prefix}:last-change`];
    const member = `${replica} ${hour}`;
    return redis.ask((client) =>
      client.eval(PUBLISH, keys.length, ...keys, calls, JSON.stringify(rows), keptMs, member),
    );
  };

  const take = (who: string, hour: number, told: string): void => {
    const { data: rows } = rowsIn.safeParse(JSON.parse(told.slice(told.indexOf(" "))));
    // A replica of another version may have other columns.
    if (!rows) return;
    inTransaction(database, () => {
      remove.run(who, hour);
      for (const row of rows) insert.run(who, ...row);
    });
  };

  const sync = async (): Promise<void> => {
    const memory = await redis.ask(async (client) => {
      await client.setnx(`${prefix}:memory`, randomUUID());
      return client.get(`${prefix}:memory`);
    });
    if (memory === undefined || memory === null) return;
    if (memory !== known.memory) {
      known = { memory, change: 0 };
      for (const { hour } of ownHours.all()) untold.add(Number(hour));
    }
    for (const hour of [...untold]) {
      // What is written meanwhile is published the next time.
      untold.delete(hour);
      if ((await publish(hour)) !== undefined) continue;
      untold.add(hour);
      return;
    }
    const changes = await redis.ask((client) =>
      client.zrangebyscore(`${prefix}:changes`, `(${known.change}`, "+inf", "WITHSCORES"),
    );
    for (let at = 0; changes !== undefined && at < changes.length; at += 2) {
      const [who = "", hour = ""] = changes[at]?.split(" ") ?? [];
      if (who !== replica) {
        const told = await redis.ask((client) => client.get(keyOf(who, Number(hour))));
        if (told === undefined) return;
        if (told === null) await redis.ask((client) => client.zrem(`${prefix}:changes`, `${who} ${hour}`));
        else take(who, Number(hour), told);
      }
      known.change = Number(changes[at + 1]);
    }
  };

  let running: Promise<void> | undefined;
  const syncOnce = (): Promise<void> => {
    running ??= sync()
      .catch(onError)
      .finally(() => {
        running = undefined;
      });
    return running;
  };
  const timer = setInterval(syncOnce, INTERVAL_MS).unref();
  return {
    noteWritten: (hours) => {
      for (const hour of hours) untold.add(hour);
    },
    close: async () => {
      clearInterval(timer);
      await running;
      await syncOnce();
    },
  };
};
