import { expect, it } from "vitest";
import type { Unit } from "./schema.ts";
import { showEstimate, showFigure } from "./show-figure.ts";

const TEXTS = { to: " to ", times: "x" };

it.each<[Unit, number, number, number, string]>([
  ["ratio", 1.101, 0.9353, 1.296, "1.10x (0.94x to 1.30x)"],
  ["ratio", 1.2097, 1.2062, 1.2127, "1.210x (1.206x to 1.213x)"],
  ["ratio", 0.95563, 0.95296, 0.95818, "0.956x (0.953x to 0.958x)"],
  ["ratio", 1.0000001, 1, 1.0000002, "1x"],
  ["share", 0.000235, -0.0000466, 0.000517, "0.0235 % (-0.0047 % to 0.0517 %)"],
  ["share", 0.9951, 0.9795, 1.0107, "99.5 % (98.0 % to 101 %)"],
  ["micros", 35_830, -9_782, 81_450, "35.8 ms (-9.8 ms to 81.5 ms)"],
  ["micros", 996_718, 899_200, 1_094_000, "997 ms (899 ms to 1,090 ms)"],
  ["micros", 0, 0, 1_500, "0 ms (0 ms to 1.50 ms)"],
  ["bytes", 277_229_909, 274_123_020, 281_063_702, "264 MiB (261 MiB to 268 MiB)"],
  ["count", 8.75, 7.2265, 10.2734, "8.75 (7.23 to 10.3)"],
  ["count", 2, 2, 2, "2"],
])("%s %s as text, with the same unit and decimals in its interval", (unit, value, low, high, text) => {
  expect(showEstimate(unit, { value, low, high }, TEXTS)).toBe(text);
});

it("has a unit that fits a negative figure", () => {
  expect(showFigure("micros", -9_782, TEXTS)).toBe("-9.78 ms");
  expect(showFigure("bytes", -2_048, TEXTS)).toBe("-2 KiB");
});
