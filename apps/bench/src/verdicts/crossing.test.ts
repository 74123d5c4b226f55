import { expect, it } from "vitest";
import { crossingOf } from "./crossing.ts";

const points = (...values: number[]) => values.map((value, index) => ({ at: 10 * index, value }));

it("lies between the nearest points with different signs, not between the first and the last", () => {
  expect(crossingOf(points(-8, -1, 3, 100))).toEqual({ at: 12.5, between: [10, 20] });
});

it("is the point itself where the figure is zero there", () => {
  expect(crossingOf(points(-8, 0, 3))?.at).toBe(10);
});

it("does not exist where the figure stays below zero, or begins above it", () => {
  expect(crossingOf(points(-8, -1))).toBeUndefined();
  expect(crossingOf(points(1, 3))).toBeUndefined();
  expect(crossingOf([])).toBeUndefined();
});
