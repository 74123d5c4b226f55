import { expect, it } from "vitest";
import { medianSegments, medianTotal, ratioOf } from "../src/compare/runs.ts";
import type { Part } from "../src/timing/segments.ts";

const runs = (...times: number[]) => times.map((totalMs) => ({ totalMs, segments: [] }));
const SLOW = runs(20, 21, 22, 23, 24, 25, 26);
const FAST = runs(10, 10.5, 11, 11.5, 12, 12.5, 13);

it("compares medians, with an interval that excludes 1 if every run was slower", () => {
  const { value, interval } = ratioOf(SLOW, FAST);
  expect(value).toBeCloseTo(23 / 11.5);
  expect(interval?.[0]).toBeGreaterThan(1);
  expect(interval?.[1]).toBeGreaterThan(value);
});

it("has an interval that includes 1 for identical runs, and none for too few", () => {
  const [low = 2, high = 0] = ratioOf(SLOW, SLOW).interval ?? [];
  expect(low).toBeLessThanOrEqual(1);
  expect(high).toBeGreaterThanOrEqual(1);
  expect(ratioOf(SLOW, FAST.slice(0, 4)).interval).toBeUndefined();
  expect(medianTotal(FAST)).toBe(11.5);
});

it("has the same interval whenever it is computed from the same runs", () => {
  expect(ratioOf([...SLOW], [...FAST])).toEqual(ratioOf(SLOW, FAST));
});

it("leaves parts that occur in one run only, such as a start, out of the medians", () => {
  const run = (...parts: readonly (readonly [Part, number])[]) => ({
    totalMs: 1,
    segments: parts.map(([part, ms]) => ({ part, ms })),
  });
  const runs = [run(["start", 2_000], ["model", 3]), run(["model", 1]), run(["model", 2])];
  expect(medianSegments(runs)).toEqual([{ part: "model", ms: 2 }]);
  expect(medianSegments(runs.slice(0, 1))).toEqual([
    { part: "start", ms: 2_000 },
    { part: "model", ms: 3 },
  ]);
});
