import type { Part } from "../timing/segments.ts";
import { medianSegments, type Run } from "./runs.ts";

/** Causes of a difference in time, and the parts that belong to each. */
const CAUSES: Readonly<Record<"start" | "model" | "server" | "transport" | "tool", readonly Part[]>> = {
  start: ["start"],
  model: ["model"],
  server: ["server"],
  transport: ["transport", "protocol"],
  tool: ["tool", "engine", "call"],
};

interface Difference {
  readonly cause: keyof typeof CAUSES;
  /** How much longer the left transport took, in milliseconds. */
  readonly ms: number;
}

/** The resolution of the measured times; anything smaller is rounding. */
const toMicroseconds = (ms: number): number => Math.round(ms * 1_000) / 1_000;

/** How the left transport's median time differs from the right's, by cause, largest first. */
export const differencesOf = (left: readonly Run[], right: readonly Run[]): Difference[] => {
  const [lefts, rights] = [medianSegments(left), medianSegments(right)];
  const causes = Object.keys(CAUSES) as (keyof typeof CAUSES)[];
  return causes
    .map((cause) => {
      const timeOf = (segments: typeof lefts): number =>
        segments.reduce((sum, { part, ms }) => (CAUSES[cause].includes(part) ? sum + ms : sum), 0);
      return { cause, ms: toMicroseconds(timeOf(lefts) - timeOf(rights)) };
    })
    .filter(({ ms }) => ms !== 0)
    .toSorted((one, other) => Math.abs(other.ms) - Math.abs(one.ms));
};
