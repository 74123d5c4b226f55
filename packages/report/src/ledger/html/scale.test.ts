import type { ScaleOptions } from "@observablehq/plot";
import { describe, expect, it } from "vitest";
import type { Unit } from "../schema.ts";
import { scaleOf } from "./scale.ts";

const scale = (unit: Unit, points: readonly number[], ends: readonly number[] = [], width = 400): ScaleOptions =>
  scaleOf({ unit, points, ends, width, texts: { to: " to ", times: "x" } });

const labels = ({ ticks, tickFormat }: ScaleOptions): string[] =>
  (ticks as number[]).map(tickFormat as (at: number) => string);

describe("the axis of a plot", () => {
  it("has as many decimals as its ticks need to differ", () => {
    expect(labels(scale("ratio", [1.1, 1.35]))).toEqual(["1.10x", "1.15x", "1.20x", "1.25x", "1.30x", "1.35x"]);
  });

  it("has round ticks in one unit", () => {
    expect(labels(scale("bytes", [190 * 1_024 ** 2, 240 * 1_024 ** 2], [], 200))).toEqual([
      "200 MiB",
      "220 MiB",
      "240 MiB",
    ]);
    expect(labels(scale("micros", [0, 2_400_000], [], 200))).toEqual(["0 s", "1 s", "2 s"]);
    expect(labels(scale("bytes", [1_024, 40 * 1_024]))).toEqual([
      "1 KiB",
      "2 KiB",
      "5 KiB",
      "10 KiB",
      "20 KiB",
      "50 KiB",
    ]);
  });

  it("counts from 0 in whole numbers", () => {
    expect(labels(scale("count", [1, 2]))).toEqual(["0", "1", "2"]);
  });

  it("ends a share at 0 and 100 %, unless one is beyond", () => {
    expect(scale("share", [0, 0.995], [1.011]).domain).toEqual([0, 1]);
    expect(Math.max(...(scale("share", [1.02, 0.8]).domain as number[]))).toBeGreaterThan(1);
  });

  it("is logarithmic beside 0 too, where the figures differ by more than a factor of 30", () => {
    const axis = scale("micros", [800, 2_500_000], [0, 3_000_000], 500);
    expect(axis.type).toBe("symlog");
    expect(labels(axis)).toEqual(["0 ms", "1 ms", "10 ms", "100 ms", "1 s"]);
    expect(scale("micros", [800, 8_000], [0]).type).toBe("linear");
  });

  it.each([280, 322, 390, 466])("gives neighbouring ticks different labels with room between them: %s", (width) => {
    for (const unit of ["micros", "bytes", "share", "ratio", "count"] as const)
      for (const points of [
        [0.93, 1],
        [1, 1],
        [0, 0],
        [0.2, 700],
        [1_100, 1_190],
        [3, 9_000_000],
      ]) {
        const shown = labels(scale(unit, points, [], width));
        expect(new Set(shown).size, `${unit} ${points}`).toBe(shown.length);
        expect(shown.length, `${unit} ${points}`).toBeGreaterThan(1);
        expect(shown.length * 44).toBeLessThanOrEqual(width + 44);
      }
  });
});
