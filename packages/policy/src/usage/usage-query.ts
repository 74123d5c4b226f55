import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { percentileOf } from "./duration-buckets.ts";
import type { UsageTable } from "./usage-table.ts";

/** The periods that usage can be added up by; days are days in UTC. */
export const USAGE_PERIODS = ["hour", "day"] as const;

/** Which usage is asked for: grouped by what, in which periods, since when, of one caller or of all. */
export interface UsageQuery<Group extends string = "tool" | "caller"> {
  readonly by: Group;
  /** Days are days in UTC. */
  readonly period: (typeof USAGE_PERIODS)[number];
  /** Milliseconds since 1970; the period that it falls into is the first. */
  readonly from?: number;
  /** Only this caller's calls. */
  readonly caller?: string;
}

/** What every row of usage counts, as `/usage` answers it and its OpenAPI document says. */
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

/** The calls of one name in one period, with the sums of what its table measures. */
export type UsageRow<Measure extends string = "bytesIn" | "bytesOut"> = UsageCounts & Readonly<Record<Measure, number>>;

/** Usage as it can be asked for. */
export interface UsageSource<Group extends string> {
  /** What rows may stand for; the first is the usual one. */
  readonly groups: readonly [Group, ...Group[]];
  /** What the rows of a group measure beside calls, errors and durations. */
  measures(by: Group): readonly string[];
  /** This process's calls up to now, those of others up to a second before, of other replicas up to a few; the oldest period first. */
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
 * Adds up the table's rows: the oldest period first, its names in order.
 * @param rows - what is added up, for a `FROM`
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
