import { PARTS } from "../timing/segments.ts";
import { type Comparison, SIDES } from "./comparison.ts";

/** One line per run, in milliseconds. Only names and numbers, so nothing needs quoting. */
export const toCsv = ({ sides }: Comparison): string => {
  const lines = SIDES.flatMap((side) =>
    sides[side].runs.map(({ totalMs, segments }, index) => {
      const parts = PARTS.map((part) => segments.find((segment) => segment.part === part)?.ms ?? "");
      return [sides[side].transport, index + 1, totalMs, ...parts];
    }),
  );
  const head = ["transport", "run", "total_ms", ...PARTS.map((part) => `${part}_ms`)];
  return `${[head, ...lines].map((line) => line.join(",")).join("\n")}\n`;
};
