import type { Estimate } from "@twinhost/report";

/** Where an estimate lies. It is on a side only if its whole interval is. */
export type Side = "reaches" | "misses" | "spans";

/** Compares an estimate with the least value that counts; without an interval nothing can be said. */
export const sideOf = ({ low, high }: Estimate, atLeast: number): Side => {
  if (low === null || high === null) return "spans";
  if (low >= atLeast) return "reaches";
  return high < atLeast ? "misses" : "spans";
};

/** Compares a count, which has no spread. */
export const sideOfCount = (count: number, atLeast: number): Side => (count >= atLeast ? "reaches" : "misses");

/**
 * One verdict from several conditions that the claim makes at once: all reach, all miss, or some of each. Where some
 * are inconclusive, the verdict is too, unless the others already differ.
 */
export const verdictOf = (sides: readonly Side[]): "confirmed" | "refuted" | "depends" | "inconclusive" => {
  if (sides.includes("reaches") && sides.includes("misses")) return "depends";
  if (sides.includes("spans")) return "inconclusive";
  return sides.includes("reaches") ? "confirmed" : "refuted";
};
