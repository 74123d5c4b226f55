import { expect, it } from "vitest";
import { fuseRanks } from "./fuse-ranks.ts";
import { packVector, unpackVector } from "./packed-vector.ts";

it("ranks ids in both rankings first, and breaks ties by the first ranking", () => {
  expect([
    ...fuseRanks([
      ["a", "b", "c"],
      ["c", "d"],
    ]).keys(),
  ]).toEqual(["c", "a", "b", "d"]);
  expect([...fuseRanks([["a"], ["b"]]).keys()]).toEqual(["a", "b"]);
  expect(fuseRanks([[], []]).size).toBe(0);
  expect(fuseRanks([["a"]]).get("a")).toBeCloseTo(1 / 61);
});

it("packs a vector to within a 127th of its largest component", () => {
  const vector = Float32Array.of(0.5, -0.25, 0.001, 0);
  for (const [index, number] of unpackVector(packVector(vector)).entries())
    expect(Math.abs(number - (vector[index] ?? 0))).toBeLessThan(0.5 / 127);
  expect(unpackVector(packVector(Float32Array.of(0, 0)))).toEqual([0, 0]);
});
