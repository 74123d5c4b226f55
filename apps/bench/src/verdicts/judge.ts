import type { Estimate } from "@twinhost/report";

/** Where an estimate lies relative to a threshold. It is on a side only if its whole interval is. */
export type Side = "reaches" | "misses" | "spans";

/** Compares an estimate with a minimum; inconclusive without an interval. */
export const sideOf = ({ low, high }: Estimate, atLeast: number): Side => {
  if (low === null || high === null) return "spans";
  if (low >= atLeast) return "reaches";
  return high < atLeast ? "misses" : "spans";
};

/** Compares a count, which has no spread. */
export const sideOfCount = (count: number, atLeast: number): Side => (count >= atLeast ? "reaches" : "misses");

/**
 * One verdict for several conditions of the same claim: all reach, all miss, or some of each. If some are inconclusive,
 * so is the verdict, unless the others already differ.
 */
export const verdictOf = (sides: readonly Side[]): "confirmed" | "refuted" | "depends" | "inconclusive" => {
  if (sides.includes("reaches") && sides.includes("misses")) return "depends";
  if (sides.includes("spans")) return "inconclusive";
  return sides.includes("reaches") ? "confirmed" : "refuted";
};

/** A condition at one point of an axis, such as a delay or a number of servers. */
interface PointOnAxis {
  readonly at: number;
  readonly side: Side;
}

interface AxisVerdict {
  readonly verdict: ReturnType<typeof verdictOf>;
  /** Where a claim turns: the points on both sides, and the side on which it holds. */
  readonly turn?: { readonly between: [number, number]; readonly holds: "above" | "below" };
}

/**
 * One verdict for the points of an axis, in order. It depends only if the claim turns once, and holds on the side where
 * it can: a claim that holds here and there, or on the wrong side, is noise, whatever its intervals say.
 */
export const verdictAlong = (points: readonly PointOnAxis[], holds: "above" | "below"): AxisVerdict => {
  const clear = points.filter(({ side }) => side !== "spans");
  const turns = clear.flatMap((point, index) => {
    const before = clear[index - 1];
    return before && before.side !== point.side ? [{ before, point }] : [];
  });
  const [turn] = turns;
  if (!turn) return { verdict: verdictOf(points.map(({ side }) => side)) };
  const { before, point } = turn;
  if (turns.length > 1 || (point.side === "reaches") !== (holds === "above")) return { verdict: "inconclusive" };
  return { verdict: "depends", turn: { between: [before.at, point.at], holds } };
};
