import { describe, expect, it } from "vitest";
import { settle } from "./settle.ts";

/** Batches with these medians, repeating the last; time runs out after `most`. */
const settled = async (medians: readonly number[], { least = 3, most = 20 } = {}) => {
  let batches = 0;
  const isSettled = await settle({
    batch: async () => medians[Math.min(batches++, medians.length - 1)] ?? Number.NaN,
    least,
    isOver: () => batches >= most,
  });
  return { isSettled, batches };
};

describe("a warm-up", () => {
  it("ends once three batches in a row agree, but not before the minimum", async () => {
    expect(await settled([200, 150, 110, 105, 101, 100])).toEqual({ isSettled: true, batches: 5 });
    expect(await settled([100])).toEqual({ isSettled: true, batches: 3 });
    expect(await settled([100], { least: 5 })).toEqual({ isSettled: true, batches: 5 });
  });

  it("continues when calls get slower, just as when they get faster", async () => {
    expect(await settled([100, 100, 200])).toEqual({ isSettled: true, batches: 5 });
  });

  it("reports that call times still drift at the end", async () => {
    const drifting = Array.from({ length: 20 }, (_, batch) => 1_000 * 0.9 ** batch);
    expect(await settled(drifting)).toEqual({ isSettled: false, batches: 20 });
    expect(await settled([100], { most: 2 })).toEqual({ isSettled: false, batches: 2 });
  });
});
