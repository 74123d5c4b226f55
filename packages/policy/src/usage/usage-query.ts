import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { percentileOf } from "./duration-buckets.ts";
import type { UsageTable } from "./usage-table.ts";

/** The periods that usage can be summed by; days are UTC days. */
export const USAGE_PERIODS = ["hour", "day"] as const;

/** A query of usage: its grouping, period and start, for one caller or all. */
export interface UsageQuery<Group extends string = "tool" | "caller"> {
  readonly by: Group;
  /** Days are UTC days. */
  readonly period: (typeof USAGE_PERIODS)[number];
  /** Milliseconds since 1970; the result starts with the period that it falls into. */
  readonly from?: number;
  /** Only this caller's calls. */
  readonly caller?: string;
}

/** The counts of every usage row, as in `/usage` and its OpenAPI document. */
export const usageCounts = z.object({
  period: z.iso.datetime().meta({ description: "When the period begins, in UTC." }),
  name: z.string().meta({ description: "What the row stands for: the tool, the model or the caller." }),
  calls: z.int(),
  errors: z.int().meta({ description: "Calls that failed; one that waits for its client's answer did not." }),
  errorsByCode: z.record(z.string(), z.int()),
  p50Ms: z.number(),
  p95Ms: z.number(),
});

type UsageCounts = Readonly<z.output<typeof usageCounts>>;

/** The calls of one name in one period, with the sums of its table's measures. */
export type UsageRow<Measure extends string = "bytesIn" | "bytesOut"> = UsageCounts & Readonly<Record<Measure, number>>;

/** Usage that can be queried. */
export interface UsageSource<Group extends string> {
  /** What rows can be grouped by; the first is the default. */
  readonly groups: readonly [Group, ...Group[]];
  /** The measures of a group's rows in addition to calls, errors and durations. */
  measures(by: Group): readonly string[];
  /** Oldest period first. Other processes' calls lag by up to a second, other replicas' by up to a few. */
  query(query: UsageQuery<Group>): UsageRow<never>[];
}

const HOUR_MS = 3_600_000;
const PERIOD_MS = { hour: HOUR_MS, day: 24 * HOUR_MS };
const NOT_ERRORS = new Set(["ok", "input_required"]);

type Part<Measure extends string> = Readonly<Record<Measure, number>> & {
  readonly start: number;
  readonly name: string;
  readonly outcome: string;
  readonly bucket: number;
  readonly calls: number;
};

/**
 * Sums the table's rows, ordered by period and name.
 * @param rows - what is summed, for a `FROM`
 */
export const queryUsage = <Subject extends string, Measure extends string>(
  database: DatabaseSync,
  { measures }: UsageTable<Subject, Measure>,
  { by, period, from = 0, caller }: UsageQuery<Subject | "caller">,
  rows = "usage",
): UsageRow<Measure>[] => {
  const length = PERIOD_MS[period];
  const names = Object.keys(measures) as Measure[];
  const sums = names.map((name) => `, sum(${measures[name]}) AS ${name}`).join("");
  const parts = database
    .prepare(
      `SELECT hour - hour % :length AS start, ${by} AS name, outcome, bucket, sum(calls) AS calls${sums}
       FROM ${rows} WHERE hour >= :from AND (:caller IS NULL OR caller = :caller)
       GROUP BY 1, 2, outcome, bucket ORDER BY 1, 2`,
    )
    .all({ length, from: Math.floor(from / length) * length, caller: caller ?? null }) as unknown as Part<Measure>[];
  return [...Map.groupBy(parts, ({ start, name }) => `${start} ${name}`).values()].map((alike) => ({
    ...countsOf(alike),
    ...sumsOf(alike, names),
  }));
};

const countsOf = (parts: readonly Part<string>[]): UsageCounts => {
  const durations = new Map<number, number>();
  const errorsByCode: Record<string, number> = {};
  let calls = 0;
  let errors = 0;
  for (const part of parts) {
    durations.set(part.bucket, (durations.get(part.bucket) ?? 0) + part.calls);
    calls += part.calls;
    if (NOT_ERRORS.has(part.outcome)) continue;
    errors += part.calls;
    errorsByCode[part.outcome] = (errorsByCode[part.outcome] ?? 0) + part.calls;
  }
  return {
    period: new Date(parts[0]?.start ?? 0).toISOString(),
    name: parts[0]?.name ?? "",
    calls,
    errors,
    errorsByCode,
    p50Ms: percentileOf(durations, 0.5),
    p95Ms: percentileOf(durations, 0.95),
  };
};

const sumsOf = <Measure extends string>(parts: readonly Part<Measure>[], names: readonly Measure[]) =>
  Object.fromEntries(names.map((name) => [name, parts.reduce((sum, part) => sum + Number(part[name]), 0)])) as Readonly<
    Record<Measure, number>
  >;
