import { expect, it } from "vitest";
import { lastHours, recentCalls } from "../src/state/recent-calls.ts";

const NOW = Date.parse("2027-01-31T12:05:00Z");

const row = (period: string, name: string, calls: number, errorsByCode: Record<string, number> = {}) => ({
  period,
  name,
  calls,
  errors: Object.values(errorsByCode).reduce((sum, count) => sum + count, 0),
  errorsByCode,
  p50Ms: 1,
  p95Ms: 2,
});

const ROWS = [
  row("2027-01-31T10:00:00.000Z", "translate", 50, { internal: 50 }),
  row("2027-01-31T11:00:00.000Z", "translate", 4, { engine_unavailable: 1, refused_input: 2 }),
  row("2027-01-31T11:00:00.000Z", "search_docs", 6, { deadline: 3 }),
  row("2027-01-31T12:00:00.000Z", "translate", 2, { engine_unavailable: 1 }),
];

it("counts failures that are not the caller's fault, since the start of the last complete hour", () => {
  expect(recentCalls(ROWS, NOW)).toMatchObject({
    calls: 12,
    faults: 5,
    failures: ["search_docs: deadline 3", "translate: engine_unavailable 2"],
  });
  expect(recentCalls([row("2027-01-31T12:00:00.000Z", "calculate", 9, { invalid_arguments: 9 })], NOW).faults).toBe(0);
});

it("lists every hour of a day, including those without calls", () => {
  const hours = lastHours(ROWS, NOW);
  expect(hours.length).toBe(24);
  expect(hours.slice(-3).map(({ calls, errors }) => [calls, errors])).toEqual([
    [50, 50],
    [10, 6],
    [2, 1],
  ]);
  expect(hours[0]).toEqual({ startMs: Date.parse("2027-01-30T13:00:00Z"), calls: 0, errors: 0 });
});
