import { toMicroseconds } from "../shared/figures.ts";
import { PARTS } from "../timing/segments.ts";
import { type Comparison, SIDES, stoppedAfter } from "./comparison.ts";

/** One line per run, in milliseconds. Only names and numbers, so nothing needs quoting. */
export const toCsv = (comparison: Pick<Comparison, "sides" | "runsAsked">): string => {
  const { sides, runsAsked = "" } = comparison;
  const isStopped = stoppedAfter(comparison) !== undefined;
  const lines = SIDES.flatMap((side) =>
    sides[side].runs.map(({ totalMs, segments }, index) => {
      const msIn = (part: string): number | "" => {
        const found = segments.find((segment) => segment.part === part);
        return found ? toMicroseconds(found.ms) : "";
      };
      const times = [toMicroseconds(totalMs), ...PARTS.map(msIn)];
      return [sides[side].transport, index + 1, ...times, runsAsked, isStopped ? "yes" : "no"];
    }),
  );
  const head = ["transport", "run", "total_ms", ...PARTS.map((part) => `${part}_ms`), "runs_asked", "stopped"];
  return `${[head, ...lines].map((line) => line.join(",")).join("\n")}\n`;
};
