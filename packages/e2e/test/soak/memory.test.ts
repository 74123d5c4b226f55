import { expect, it } from "vitest";
import { isHeapFlat, isRssFlat, type MemorySample, rssByThirds } from "../../src/soak/memory.ts";

/** A hundred samples over the run. */
const samplesWith = (rssAt: (share: number) => number): MemorySample[] =>
  Array.from({ length: 100 }, (_, index) => ({ calls: (index + 1) * 1000, rss: rssAt(index / 100) }));

it("reports the resident set by thirds, without the warm-up", () => {
  expect(rssByThirds(samplesWith((share) => (share < 0.25 ? 10 : Math.ceil(share * 4) * 100)))).toEqual([
    200, 300, 400,
  ]);
  expect(() => rssByThirds(samplesWith(() => 1).slice(0, 8))).toThrow("Too few samples");
});

it("detects only a resident set that still grows at the end", () => {
  expect(isRssFlat([100, 200, 200])).toBe(true);
  expect(isRssFlat([100, 120, 140])).toBe(false);
});

it("detects only a heap that grows because of a leak", () => {
  expect(isHeapFlat([40, 43, 39, 42])).toBe(true);
  expect(isHeapFlat([40, 42, 44, 46])).toBe(false);
});
