import { distribution, isSupported, percentileMicros } from "@twinhost/report";
import { describe, expect, it } from "vitest";
import { createHistogram, encodeHistogram, mergeHistograms } from "../src/measure/latency-histogram.ts";

describe("percentiles", () => {
  it.each([
    [50, 20],
    [95, 200],
    [99, 1_000],
    [99.9, 10_000],
  ])("p%s needs %s samples, not one fewer", (percentile, samples) => {
    expect(isSupported(percentile, samples)).toBe(true);
    expect(isSupported(percentile, samples - 1)).toBe(false);
  });

  it("merges rounds without loss, and returns microseconds", () => {
    const half = (from: number): string => {
      const histogram = createHistogram();
      for (let value = from; value < from + 500; value++) histogram.recordValue(value * 1_000);
      return encodeHistogram(histogram);
    };
    const merged = mergeHistograms([half(1), half(501)]);
    expect(merged.totalCount).toBe(1_000);
    expect(percentileMicros(merged, 50)).toBeCloseTo(500, -1);
    expect(percentileMicros(merged, 99)).toBeCloseTo(990, -1);
    expect(percentileMicros(merged, 99.9)).toBeNull();
  });

  it("cuts the curve where too few samples remain", () => {
    const histogram = createHistogram();
    for (let value = 1; value <= 100; value++) histogram.recordValue(value * 1_000);
    const shares = distribution(histogram).map(({ share }) => share);
    expect(shares[0]).toBe(0.1);
    expect(shares.at(-1)).toBe(0.9);
  });
});
