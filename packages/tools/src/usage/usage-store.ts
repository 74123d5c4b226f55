import { join } from "node:path";
import type { Logger } from "../core/logger.ts";
import type { CallRecord } from "../core/toolbox.ts";
import { isBusy, openStateDatabase } from "../state/open-state-database.ts";
import { bucketOf } from "./duration-buckets.ts";
import { queryUsage, type UsageQuery, type UsageRow } from "./usage-query.ts";
import { ADD_USAGE, FORGET_USAGE, USAGE_SCHEMA } from "./usage-table.ts";

/** Who called what, how often, how long, how much: of all processes with this data folder, across restarts. */
export interface UsageStore {
  /** Counts a call. It is kept in memory for a second at most; the call itself waits for nothing. */
  record(call: CallRecord): void;
  /** This process's calls up to now, and those of others up to their last second. */
  query(query: UsageQuery): UsageRow[];
  /** Writes what is still in memory. */
  close(): void;
}

interface Count {
  readonly key: readonly [
    hour: number,
    tool: string,
    caller: string,
    transport: string,
    outcome: string,
    bucket: number,
  ];
  calls: number;
  bytesIn: number;
  bytesOut: number;
}

const HOUR_MS = 3_600_000;
const FLUSH_MS = 1_000;
const KEPT_DAYS = 92;

/** Opens the usage in `dataDirectory`, which must exist. @throws Error in one line for an operator. */
export const openUsageStore = (dataDirectory: string, log: Logger): UsageStore => {
  const database = openStateDatabase(join(dataDirectory, "usage.sqlite"), USAGE_SCHEMA);
  const add = database.prepare(ADD_USAGE);
  const forget = database.prepare(FORGET_USAGE);
  let pending = new Map<string, Count>();
  let timer: NodeJS.Timeout | undefined;

  const write = (counts: Iterable<Count>): void => {
    database.exec("BEGIN IMMEDIATE");
    try {
      for (const { key, calls, bytesIn, bytesOut } of counts) add.run(...key, calls, bytesIn, bytesOut);
      forget.run(Date.now() - KEPT_DAYS * 24 * HOUR_MS);
      database.exec("COMMIT");
    } catch (error) {
      database.exec("ROLLBACK");
      throw error;
    }
  };

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (pending.size === 0) return;
    try {
      write(pending.values());
      pending = new Map();
    } catch (error) {
      // Nothing is lost: the counts stay, and the next second tries again.
      if (!isBusy(error)) log.error({ err: error }, "usage cannot be written");
      scheduleFlush();
    }
  };

  const scheduleFlush = (): void => {
    timer ??= setTimeout(flush, FLUSH_MS).unref();
  };

  return {
    record: ({ tool, caller, transport, outcome, durationMs, bytesIn, bytesOut }) => {
      const hour = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
      const bucket = bucketOf(durationMs);
      const id = `${hour} ${tool} ${transport} ${outcome} ${bucket} ${caller}`;
      let count = pending.get(id);
      if (!count) {
        count = { key: [hour, tool, caller, transport, outcome, bucket], calls: 0, bytesIn: 0, bytesOut: 0 };
        pending.set(id, count);
      }
      count.calls++;
      count.bytesIn += bytesIn;
      count.bytesOut += bytesOut;
      scheduleFlush();
    },
    query: (query) => {
      flush();
      return queryUsage(database, query);
    },
    close: () => {
      flush();
      clearTimeout(timer);
      database.close();
    },
  };
};
