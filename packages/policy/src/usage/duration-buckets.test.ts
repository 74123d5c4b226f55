import fc from "fast-check";
import { expect, it } from "vitest";
import { bucketOf, percentileOf } from "./duration-buckets.ts";

it("computes percentiles within 6 % of the exact ones", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.001, max: 600_000, noNaN: true }), { minLength: 1, maxLength: 300 }),
      fc.constantFrom(0.5, 0.95),
      (durations, share) => {
        const counts = new Map<number, number>();
        for (const duration of durations) counts.set(bucketOf(duration), (counts.get(bucketOf(duration)) ?? 0) + 1);
        const exact = durations.toSorted((one, other) => one - other)[Math.ceil(share * durations.length) - 1] ?? 0;
        expect(Math.abs(percentileOf(counts, share) / exact - 1)).toBeLessThan(0.06);
      },
    ),
  );
});

it.each([0, -1, 1e-9])("counts a duration of %d ms as the shortest", (duration) => {
  expect(bucketOf(duration)).toBe(0);
});
