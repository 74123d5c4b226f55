import { describe, expect, it } from "vitest";
import { verdictAlong } from "./judge.ts";

describe("a verdict along an axis", () => {
  type Sides = ("reaches" | "misses" | "spans")[];
  const towards = (holds: "above" | "below", sides: Sides) =>
    verdictAlong(
      sides.map((side, index) => ({ at: index, side })),
      holds,
    );
  const along = (...sides: Sides) => towards("above", sides);

  it("is clear if all points agree, and inconclusive if one is unclear", () => {
    expect(along("reaches", "reaches")).toEqual({ verdict: "confirmed" });
    expect(along("misses", "misses")).toEqual({ verdict: "refuted" });
    expect(along("misses", "spans")).toEqual({ verdict: "inconclusive" });
  });

  it("depends if it turns once, between the clear points", () => {
    expect(along("misses", "spans", "reaches")).toEqual({
      verdict: "depends",
      turn: { between: [0, 2], holds: "above" },
    });
    expect(towards("below", ["reaches", "misses"])).toMatchObject({ turn: { between: [0, 1], holds: "below" } });
  });

  it("is inconclusive if it turns in an impossible direction: a longer round trip makes no network faster", () => {
    expect(along("reaches", "misses")).toEqual({ verdict: "inconclusive" });
    expect(towards("below", ["misses", "reaches"])).toEqual({ verdict: "inconclusive" });
  });

  it("is inconclusive if it turns twice", () => {
    expect(along("reaches", "misses", "reaches")).toEqual({ verdict: "inconclusive" });
  });
});
