import { describe, expect, it } from "vitest";
import type { StartFigures } from "../experiment.ts";
import { judgeStarts } from "../testing/synthetic-starts.ts";
import { callBytes } from "./experiment.ts";
import { cell, SIZES } from "./rule.ts";

const ANSWERS = [100, 1_000, 10_000, 36_000];

/** @param ratios - HTTP bytes per byte on the pipe, by answer size */
const startsWith = (ratios: readonly number[], again = 1): StartFigures[] =>
  [1, 2, 3].map(() =>
    Object.fromEntries(
      SIZES.flatMap((size) => {
        const answer = ANSWERS[size] ?? 0;
        return [
          [cell("answer", size), answer],
          [cell("stdio", size), 2 * answer],
          [cell("stdio-again", size), 2 * answer * again],
          [cell("http", size), 2 * answer * (ratios[size] ?? 0)],
        ];
      }),
    ),
  );

const judge = (...given: Parameters<typeof startsWith>) => judgeStarts(callBytes, "H10", startsWith(...given));

describe("H10", () => {
  it("is confirmed when headers matter at every size, and refuted when at none", () => {
    expect(judge([3, 2, 1.5, 1.3])).toEqual({ verdict: "confirmed" });
    expect(judge([1.1, 1.05, 1.01, 1])).toEqual({ verdict: "refuted" });
  });

  it("depends on the answer size, and reports the crossover", () => {
    expect(judge([3, 1.5, 1.05, 1.01])).toEqual({
      verdict: "depends",
      crossover: { value: 10_000, unit: "bytes", between: [1_000, 10_000], holds: "below" },
    });
  });

  it("is inconclusive when identical deployments differ", () => {
    expect(judge([1.3, 1.3, 1.3, 1.3], 1.4)?.verdict).toBe("inconclusive");
  });
});
