import type { CallCounts } from "./read-metrics.ts";

export interface Reading extends CallCounts {
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Calls, errors, and errors that are not the caller's fault, in the minute before `at`. */
export interface LastMinute {
  readonly at: number;
  readonly calls: number;
  readonly errors: number;
  readonly faults: number;
  /** How much of that minute was observed, in whole seconds. */
  readonly seconds: number;
}

const MINUTE_MS = 60_000;
export const SHOWN_MS = 5 * MINUTE_MS;

/** Appends a reading. A counter that fell means that the server restarted: earlier readings are dropped. */
export const addReading = (history: readonly Reading[], reading: Reading): readonly Reading[] => {
  const last = history.at(-1);
  if (last && reading.at <= last.at) return history;
  const kept = last && reading.calls < last.calls ? [] : history;
  return [...kept.filter(({ at }) => reading.at - at <= SHOWN_MS + MINUTE_MS), reading];
};

/** The calls in the minute before each reading. */
export const lastMinutes = (history: readonly Reading[]): LastMinute[] =>
  history.slice(1).map((reading) => {
    const before = history.find(({ at }) => reading.at - at <= MINUTE_MS) ?? reading;
    return {
      at: reading.at,
      calls: reading.calls - before.calls,
      errors: reading.errors - before.errors,
      faults: reading.faults - before.faults,
      seconds: Math.round((reading.at - before.at) / 1_000),
    };
  });
