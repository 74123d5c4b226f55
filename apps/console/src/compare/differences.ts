import { toMicroseconds } from "../shared/figures.ts";
import { PARTS, type Part } from "../timing/segments.ts";
import { medianSegments, type Run } from "./runs.ts";

interface Difference {
  readonly part: Part;
  /** How much longer the left transport took, in milliseconds. */
  readonly ms: number;
}

/** How the left transport's median time differs from the right's, by part, largest first. */
export const differencesOf = (left: readonly Run[], right: readonly Run[]): Difference[] => {
  const [lefts, rights] = [medianSegments(left), medianSegments(right)];
  const timeOf = (segments: typeof lefts, wanted: Part): number =>
    segments.reduce((sum, { part, ms }) => (part === wanted ? sum + ms : sum), 0);
  return PARTS.map((part) => ({ part, ms: toMicroseconds(timeOf(lefts, part) - timeOf(rights, part)) }))
    .filter(({ ms }) => ms !== 0)
    .toSorted((one, other) => Math.abs(other.ms) - Math.abs(one.ms));
};
