import { bootstrap, bootstrapMean, bootstrapRatio } from "@twinhost/report";
import { randomLcg, randomNormal } from "d3-random";
import { mean } from "simple-statistics";
import { describe, expect, it } from "vitest";

describe("bootstrap", () => {
  it("gives the geometric mean, with an interval around it", () => {
    const { value, low, high } = bootstrapMean([5, 20, 10, 8, 12.5]);
    expect(value).toBeCloseTo(10);
    expect(low).toBeLessThan(10);
    expect(high).toBeGreaterThan(10);
  });

  it("gives no interval for fewer than three rounds", () => {
    expect(bootstrapMean([1, 4])).toEqual({ value: 2, low: null, high: null });
    expect(bootstrapMean([1, 2, 3]).low).not.toBeNull();
  });

  it("is deterministic", () => {
    expect(bootstrapMean([3, 1, 4, 1, 5])).toEqual(bootstrapMean([3, 1, 4, 1, 5]));
  });

  it("pairs ratios within rounds: slowing both sides of a round does not change the ratio", () => {
    const pairs = [1, 5, 2, 9, 3].map((slowness) => ({ left: 8 * slowness, right: 2 * slowness }));
    const { value, low, high } = bootstrapRatio(pairs);
    expect(value).toBeCloseTo(4);
    expect(low).toBeCloseTo(4);
    expect(high).toBeCloseTo(4);
  });

  it("gives the inverse ratio for swapped sides", () => {
    const pairs = [
      { left: 3, right: 1 },
      { left: 5, right: 2 },
      { left: 8, right: 3 },
      { left: 7, right: 2 },
    ];
    const ratio = bootstrapRatio(pairs);
    const inverse = bootstrapRatio(pairs.map(({ left, right }) => ({ left: right, right: left })));
    expect(inverse.value).toBeCloseTo(1 / ratio.value);
    expect(inverse.low).toBeCloseTo(1 / (ratio.high ?? 0), 1);
  });

  it.each([3, 4, 5, 6, 8])("contains the true mean of %i rounds in 19 of 20 runs", (rounds) => {
    const normal = randomNormal.source(randomLcg(0.5))(100, 10);
    const runs = 400;
    let held = 0;
    for (let run = 0; run < runs; run++) {
      const { low, high } = bootstrapMean(Array.from({ length: rounds }, normal));
      if (low !== null && high !== null && low <= 100 && high >= 100) held++;
    }
    expect(held / runs).toBeGreaterThanOrEqual(0.92);
  });

  it("covers a difference near zero on a linear scale, and keeps a factor positive", () => {
    const [low, high] = [0.1, 3];
    expect(bootstrap([low, high, 1.5], (values) => mean([...values])).low).toBeLessThan(0);
    expect(bootstrap([low, high, 1.5], (values) => mean([...values]), "amount").low).toBe(0);
    expect(bootstrap([low, high, 1.5], (values) => mean([...values]), "factor").low).toBeGreaterThan(0);
  });
});
