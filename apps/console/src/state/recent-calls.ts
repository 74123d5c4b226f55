import type { UsageRow } from "../api/types.ts";

/** Outcomes that are not the caller's fault, and so show the server's state. */
export const FAULTS: ReadonlySet<string> = new Set(["engine_unavailable", "deadline", "internal"]);

const HOUR_MS = 3_600_000;

/** Calls since the start of the last complete hour. */
export interface RecentCalls {
  /** In the user's time zone: `14:00`. */
  readonly since: string;
  readonly calls: number;
  readonly faults: number;
  /** Failures such as `translate: engine_unavailable 3`. */
  readonly failures: readonly string[];
}

/** The start of an hour in the user's time zone: `14:00`. Usage is counted by UTC hours. */
export const hourOnClock = (hourMs: number): string =>
  new Date(hourMs).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

export const hourOf = (nowMs: number): number => Math.floor(nowMs / HOUR_MS) * HOUR_MS;

/** Stored usage of the last complete hour and the current one, which may have only just begun. */
export const recentCalls = (rows: readonly UsageRow[], nowMs: number): RecentCalls => {
  const from = hourOf(nowMs) - HOUR_MS;
  const recent = rows.filter(({ period }) => Date.parse(period) >= from);
  const byFailure = new Map<string, number>();
  for (const { name, errorsByCode } of recent)
    for (const [code, count] of Object.entries(errorsByCode))
      if (FAULTS.has(code)) byFailure.set(`${name}: ${code}`, (byFailure.get(`${name}: ${code}`) ?? 0) + count);
  const failures = [...byFailure].toSorted(([, one], [, other]) => other - one);
  return {
    since: hourOnClock(from),
    calls: recent.reduce((sum, { calls }) => sum + calls, 0),
    faults: failures.reduce((sum, [, count]) => sum + count, 0),
    failures: failures.map(([failure, count]) => `${failure} ${count}`),
  };
};

/** Calls within one clock hour. */
export interface HourOfCalls {
  readonly startMs: number;
  readonly calls: number;
  readonly errors: number;
}

export const SHOWN_HOURS = 24;

/** The calls of each of the last 24 hours, ending with the current one. */
export const lastHours = (rows: readonly UsageRow[], nowMs: number): readonly HourOfCalls[] =>
  Array.from({ length: SHOWN_HOURS }, (_, index) => {
    const startMs = hourOf(nowMs) - (SHOWN_HOURS - 1 - index) * HOUR_MS;
    const own = rows.filter(({ period }) => Date.parse(period) === startMs);
    return {
      startMs,
      calls: own.reduce((sum, { calls }) => sum + calls, 0),
      errors: own.reduce((sum, { errors }) => sum + errors, 0),
    };
  });
