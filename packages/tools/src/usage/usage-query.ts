import type { DatabaseSync } from "node:sqlite";
import { percentileOf } from "./duration-buckets.ts";

export const USAGE_GROUPS = ["tool", "caller"] as const;
export const USAGE_PERIODS = ["hour", "day"] as const;

export interface UsageQuery {
  readonly by: (typeof USAGE_GROUPS)[number];
  /** Days are days in UTC. */
  readonly period: (typeof USAGE_PERIODS)[number];
  /** Milliseconds since 1970; the period that it falls into is the first. */
  readonly from?: number;
  /** Only this caller's calls. */
  readonly caller?: string;
}

/** The calls of one tool, or of one caller, in one period. */
export interface UsageRow {
  /** When the period begins, ISO 8601 in UTC. */
  readonly period: string;
  /** The tool or the caller. */
  readonly name: string;
  readonly calls: number;
  /** Calls that failed; one that waits for its client's answer did not. */
  readonly errors: number;
  readonly errorsByCode: Readonly<Record<string, number>>;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Arguments and results as JSON. */
  readonly bytesIn: number;
  readonly bytesOut: number;
}

const HOUR_MS = 3_600_000;
const PERIOD_MS = { hour: HOUR_MS, day: 24 * HOUR_MS };
const NOT_ERRORS = new Set(["ok", "input_required"]);

interface Part {
  readonly start: number;
  readonly name: string;
  readonly outcome: string;
  readonly bucket: number;
  readonly calls: number;
  readonly bytes_in: number;
  readonly bytes_out: number;
}

/** Adds up the table's rows: the oldest period first, its names in order. */
export const queryUsage = (database: DatabaseSync, { by, period, from = 0, caller }: UsageQuery): UsageRow[] => {
  const length = PERIOD_MS[period];
  const parts = database
    .prepare(
      `SELECT hour - hour % :length AS start, ${by} AS name, outcome, bucket,
         sum(calls) AS calls, sum(bytes_in) AS bytes_in, sum(bytes_out) AS bytes_out
       FROM usage WHERE hour >= :from AND (:caller IS NULL OR caller = :caller)
       GROUP BY 1, 2, outcome, bucket ORDER BY 1, 2`,
    )
    .all({ length, from: Math.floor(from / length) * length, caller: caller ?? null }) as unknown as Part[];
  return [...Map.groupBy(parts, ({ start, name }) => `${start} ${name}`).values()].map(toRow);
};

const toRow = (parts: readonly Part[]): UsageRow => {
  const durations = new Map<number, number>();
  const errorsByCode: Record<string, number> = {};
  const sums = { calls: 0, errors: 0, bytesIn: 0, bytesOut: 0 };
  for (const { outcome, bucket, calls, bytes_in, bytes_out } of parts) {
    durations.set(bucket, (durations.get(bucket) ?? 0) + calls);
    sums.calls += calls;
    sums.bytesIn += bytes_in;
    sums.bytesOut += bytes_out;
    if (NOT_ERRORS.has(outcome)) continue;
    sums.errors += calls;
    errorsByCode[outcome] = (errorsByCode[outcome] ?? 0) + calls;
  }
  const { calls, errors, bytesIn, bytesOut } = sums;
  return {
    period: new Date(parts[0]?.start ?? 0).toISOString(),
    name: parts[0]?.name ?? "",
    calls,
    errors,
    errorsByCode,
    p50Ms: percentileOf(durations, 0.5),
    p95Ms: percentileOf(durations, 0.95),
    bytesIn,
    bytesOut,
  };
};
