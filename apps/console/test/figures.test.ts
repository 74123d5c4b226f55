import { expect, it } from "vitest";
import { bytes, difference, digits, percent, time, times } from "../src/shared/figures.ts";

it("shows at most three significant digits", () => {
  expect([0.012345, 1.8549, 18_349, 0].map(digits)).toEqual(["0.0123", "1.85", "18,300", "0"]);
});

it("changes the unit if a time rounds up to the next one", () => {
  expect([0.0004, 0.9994, 0.9997, 1, 999.4, 999.7].map(time)).toEqual([
    "0.4 µs",
    "999 µs",
    "1 ms",
    "1 ms",
    "999 ms",
    "1 s",
  ]);
});

it("shows a ratio with two digits, or three near one", () => {
  expect([1.043, 1.149, 3.44, 12.9].map(times)).toEqual(["1.04", "1.1", "3.4", "13"]);
});

it("shows a difference with its sign", () => {
  expect([0.25, -1.5].map(difference)).toEqual(["+250 µs", "−1.5 ms"]);
});

it("shows sizes in steps of 1,024, and shares in percent", () => {
  expect([1_023, 1_024, 1_572_864].map(bytes)).toEqual(["1,020 B", "1 KiB", "1.5 MiB"]);
  expect(percent(0.1234)).toBe("12.3 %");
});
