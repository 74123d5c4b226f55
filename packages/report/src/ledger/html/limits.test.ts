import { expect, it } from "vitest";
import { limitsOf } from "./limits.ts";

it("finds the thresholds that a rule compares a figure with", () => {
  const thresholds = { pauseAtLeast: 1_000_000, offeredAtLeast: 10_000_000 };
  expect(limitsOf({ thresholds }, "pause:http")).toEqual([1_000_000]);
  expect(limitsOf({ thresholds }, "offered:http")).toEqual([10_000_000]);
  expect(limitsOf({ thresholds }, "lost:http")).toEqual([]);
});

it("has two where a change in either direction counts", () => {
  expect(limitsOf({ thresholds: { changedBeyond: 1.25 } }, "httpRevisionRatio")).toEqual([0.8, 1.25]);
});

it("has none for a threshold of a difference", () => {
  expect(limitsOf({ thresholds: { extraPartsAtLeast: 1 } }, "commands:http")).toEqual([]);
});
