import { describe, expect, it } from "vitest";
import type { Figure } from "./experiment.ts";
import {
  areComplete,
  beyondNoise,
  differenceOf,
  estimateFigures,
  meanOf,
  percentileFigure,
  ratioOf,
  shareOf,
  totalOf,
} from "./statistics.ts";

it.each([
  ["mean", meanOf("left"), 0],
  ["total", totalOf("left"), 0],
  ["difference", differenceOf("left", "right"), -1],
] as const)("the interval of a %s begins at zero at least unless it can be negative", (_which, of, sign) => {
  const starts = [0.1, 3, 1.5].map((left) => ({ left, right: 0 }));
  const { low } = estimateFigures([{ id: "figure", unit: "micros", of }], starts).get("figure") ?? {};
  expect(Math.sign(low ?? Number.NaN)).toBe(sign);
});

describe("a percentile", () => {
  const figures = [percentileFigure(99, "http", 600)];
  const given = (starts: number) => [
    ...estimateFigures(
      figures,
      Array.from({ length: starts }, () => ({ "p99:http": 500 })),
    ).keys(),
  ];

  it("is given if ten calls of all starts together lie beyond it", () => {
    expect(given(2)).toEqual(["p99:http"]);
    expect(given(1)).toEqual([]);
  });

  it("is left out if a start did not take it", () => {
    expect(estimateFigures(figures, [{ "p99:http": 500 }, { "p99:http": 500 }, {}]).size).toBe(0);
  });
});

it("starts are complete if they have all that their figures need, whether or not they have what is optional", () => {
  const figures: Figure[] = [{ id: "left", unit: "micros", of: meanOf("left") }, percentileFigure(99, "left", 1_000)];
  expect(areComplete(figures, [{ left: 1 }])).toBe(true);
  expect(areComplete(figures, [{ left: 1 }, { right: 1 }])).toBe(false);
  expect(areComplete(figures, [])).toBe(false);
});

describe("figures beyond noise", () => {
  const figures = (unit: "ratio" | "share"): Figure[] => {
    const of =
      unit === "ratio"
        ? ratioOf
        : (left: string, right: string) =>
            shareOf(
              (v) => v(left) - v(right),
              (v) => v(right),
            );
    return [
      { id: "figure", unit, of: of("left", "right"), noise: "noise" },
      { id: "noise", unit, of: of("again", "right") },
    ];
  };
  const widened = (unit: "ratio" | "share", again: readonly number[]) => {
    const starts = again.map((value) => ({ left: 200, right: 100, again: value }));
    return beyondNoise(figures(unit), estimateFigures(figures(unit), starts))("figure");
  };

  it("stay as measured when identical deployments agree", () => {
    expect(widened("ratio", [100, 100, 100])).toEqual({ value: 2, low: 2, high: 2 });
  });

  it.each([[[110, 110, 110]], [[100 / 1.1, 100 / 1.1, 100 / 1.1]]])(
    "are widened by the noise on both sides: %j",
    (again) => {
      const { low, high } = widened("ratio", again);
      expect(low).toBeCloseTo(2 / 1.1);
      expect(high).toBeCloseTo(2 * 1.1);
    },
  );

  it.each([
    ["half of the noise's width where its interval lies to both sides of 1", [90, 110, 130], "width"],
    ["the middle of the noise's interval where it lies to one side of 1", [120, 130, 125], "middle"],
  ] as const)("are widened by %s", (_what, again, by) => {
    const starts = again.map((value) => ({ left: 200, right: 100, again: value }));
    const estimates = estimateFigures(figures("ratio"), starts);
    const { low: from = 0, high: to = 0 } = estimates.get("noise") ?? {};
    const factors = { width: Math.sqrt((to ?? 0) / (from ?? 0)), middle: Math.sqrt((to ?? 0) * (from ?? 0)) };
    expect(factors[by]).toBeGreaterThan(factors[by === "width" ? "middle" : "width"]);
    const { low, high } = beyondNoise(figures("ratio"), estimates)("figure");
    expect(low).toBeCloseTo(2 / factors[by]);
    expect(high).toBeCloseTo(2 * factors[by]);
  });

  it("are widened by addition in shares", () => {
    const { low, high } = widened("share", [90, 90, 90]);
    expect(low).toBeCloseTo(0.9);
    expect(high).toBeCloseTo(1.1);
  });

  it("have no interval when the noise has none or is unbounded", () => {
    expect(widened("ratio", [100, 100])).toMatchObject({ low: null, high: null });
    expect(widened("ratio", [100, 0, 100])).toMatchObject({ low: null, high: null });
  });
});
