import { join } from "node:path";
import type { CallRecord, Logger } from "@twinhost/core";
import type { SharedRedis } from "../redis/shared-redis.ts";
import { inTransaction, isBusy, openStateDatabase } from "../state/open-state-database.ts";
import { sharedSecret } from "../state/shared-secret.ts";
import { bucketOf } from "./duration-buckets.ts";
import { shareUsage } from "./share-usage.ts";
import { queryUsage, type UsageQuery, type UsageRow, type UsageSource } from "./usage-query.ts";
import { addUsage, FORGET_USAGE, TOOL_USAGE, type UsageTable, usageEverywhere, usageSchema } from "./usage-table.ts";

/** What one call adds to a usage table. */
type Use<Measure extends string> = Pick<CallRecord, "caller" | "transport" | "durationMs"> & {
  /** The tool or the model. */
  readonly name: string;
  /** `ok`, `input_required` or an error code. */
  readonly outcome: string;
  readonly measured: Readonly<Record<Measure, number>>;
};

/** Who used what, how often, how long and how much: for all processes with this data folder or Redis, over restarts. */
export interface UsageCounter<Group extends string, Measure extends string> extends UsageSource<Group> {
  /** Counts a call. It is kept in memory for up to a second, so that the call does not wait for the disk. */
  record(use: Use<Measure>): void;
  query(query: UsageQuery<Group>): UsageRow<Measure>[];
  /** Writes what is still in memory, and shares it with other replicas. */
  close(): Promise<void>;
}

interface Count {
  readonly key: readonly [
    hour: number,
    name: string,
    caller: string,
    transport: string,
    outcome: string,
    bucket: number,
  ];
  calls: number;
  readonly sums: number[];
}

const HOUR_MS = 3_600_000;
const FLUSH_MS = 1_000;
const KEPT_DAYS = 92;

/**
 * Opens a usage table in `dataDirectory`, which must exist.
 * @param redis - where replicas share what they count
 * @throws Error with one line for an operator
 */
export const openUsageCounter = <Subject extends string, Measure extends string>(
  dataDirectory: string,
  table: UsageTable<Subject, Measure>,
  log: Logger,
  redis?: SharedRedis,
): UsageCounter<Subject | "caller", Measure> => {
  const measures = Object.keys(table.measures) as Measure[];
  const database = openStateDatabase(join(dataDirectory, table.file), usageSchema(table));
  const add = database.prepare(addUsage(table));
  const forget = FORGET_USAGE.map((sql) => database.prepare(sql));
  const logFailure = (error: unknown): void => {
    if (!isBusy(error)) log.error({ err: error }, "usage cannot be written");
  };
  const shared =
    redis &&
    shareUsage({
      database,
      table,
      redis,
      replica: Buffer.from(sharedSecret(dataDirectory, "replica")).toString("hex").slice(0, 16),
      keptMs: KEPT_DAYS * 24 * HOUR_MS,
      onError: logFailure,
    });
  let pending = new Map<string, Count>();
  let timer: NodeJS.Timeout | undefined;

  const write = (counts: Iterable<Count>): void =>
    inTransaction(database, () => {
      for (const { key, calls, sums } of counts) add.run(...key, calls, ...sums);
      for (const statement of forget) statement.run(Date.now() - KEPT_DAYS * 24 * HOUR_MS);
    });

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (pending.size === 0) return;
    try {
      write(pending.values());
      shared?.noteWritten(new Set(pending.values().map(({ key: [hour] }) => hour)));
      pending = new Map();
    } catch (error) {
      // Nothing is lost: the counts stay in memory and are retried in a second.
      logFailure(error);
      scheduleFlush();
    }
  };

  const scheduleFlush = (): void => {
    timer ??= setTimeout(flush, FLUSH_MS).unref();
  };

  return {
    groups: [table.subject, "caller"],
    measures: () => measures,
    record: ({ name, caller, transport, outcome, durationMs, measured }) => {
      const hour = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
      const bucket = bucketOf(durationMs);
      const id = `${hour} ${name} ${transport} ${outcome} ${bucket} ${caller}`;
      let count = pending.get(id);
      if (!count) {
        count = { key: [hour, name, caller, transport, outcome, bucket], calls: 0, sums: measures.map(() => 0) };
        pending.set(id, count);
      }
      count.calls++;
      const { sums } = count;
      measures.forEach((measure, index) => {
        sums[index] = (sums[index] ?? 0) + measured[measure];
      });
      scheduleFlush();
    },
    query: (query) => {
      flush();
      return queryUsage(database, table, query, shared && usageEverywhere(table));
    },
    close: async () => {
      flush();
      clearTimeout(timer);
      if (shared) await shared.close();
      database.close();
    },
  };
};

/** Tool calls by hour, caller and tool, in SQLite in the data folder, across restarts and all its processes. */
export interface UsageStore extends Omit<UsageCounter<"tool" | "caller", "bytesIn" | "bytesOut">, "record"> {
  record(call: CallRecord): void;
}

/** Opens the usage of tools in `dataDirectory`, which must exist. @throws Error with one line for an operator */
export const openUsageStore = (dataDirectory: string, log: Logger, redis?: SharedRedis): UsageStore => {
  const counter = openUsageCounter(dataDirectory, TOOL_USAGE, log, redis);
  return { ...counter, record: (call) => counter.record({ ...call, name: call.tool, measured: call }) };
};
