import { join } from "node:path";
import type { CallRecord, Logger } from "@twinhost/core";
import { isBusy, openStateDatabase } from "../state/open-state-database.ts";
import { bucketOf } from "./duration-buckets.ts";
import { queryUsage, type UsageQuery, type UsageRow, type UsageSource } from "./usage-query.ts";
import { addUsage, FORGET_USAGE, TOOL_USAGE, type UsageTable, usageSchema } from "./usage-table.ts";

/** What one call adds to a table of usage. */
type Use<Measure extends string> = Pick<CallRecord, "caller" | "transport" | "durationMs"> & {
  /** The tool or the model. */
  readonly name: string;
  /** `ok`, `input_required` or an error code. */
  readonly outcome: string;
  readonly measured: Readonly<Record<Measure, number>>;
};

/** Who used what, how often, how long, how much: of all processes with this data folder, across restarts. */
export interface UsageCounter<Group extends string, Measure extends string> extends UsageSource<Group> {
  /** Counts a call. It is kept in memory for a second at most; the call itself waits for nothing. */
  record(use: Use<Measure>): void;
  query(query: UsageQuery<Group>): UsageRow<Measure>[];
  /** Writes what is still in memory. */
  close(): void;
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

/** Opens a table of usage in `dataDirectory`, which must exist. @throws Error in one line for an operator. */
export const openUsageCounter = <Subject extends string, Measure extends string>(
  dataDirectory: string,
  table: UsageTable<Subject, Measure>,
  log: Logger,
): UsageCounter<Subject | "caller", Measure> => {
  const measures = Object.keys(table.measures) as Measure[];
  const database = openStateDatabase(join(dataDirectory, table.file), usageSchema(table));
  const add = database.prepare(addUsage(table));
  const forget = database.prepare(FORGET_USAGE);
  let pending = new Map<string, Count>();
  let timer: NodeJS.Timeout | undefined;

  const write = (counts: Iterable<Count>): void => {
    database.exec("BEGIN IMMEDIATE");
    try {
      for (const { key, calls, sums } of counts) add.run(...key, calls, ...sums);
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
      return queryUsage(database, table, query);
    },
    close: () => {
      flush();
      clearTimeout(timer);
      database.close();
    },
  };
};

/** Calls of tools by hour, caller and tool, in SQLite in the data folder: of all its processes, across restarts. */
export interface UsageStore extends Omit<UsageCounter<"tool" | "caller", "bytesIn" | "bytesOut">, "record"> {
  record(call: CallRecord): void;
}

/** The calls of tools in `dataDirectory`, which must exist. @throws Error in one line for an operator. */
export const openUsageStore = (dataDirectory: string, log: Logger): UsageStore => {
  const counter = openUsageCounter(dataDirectory, TOOL_USAGE, log);
  return { ...counter, record: (call) => counter.record({ ...call, name: call.tool, measured: call }) };
};
