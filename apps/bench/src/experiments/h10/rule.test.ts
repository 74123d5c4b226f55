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

  it("depends on the answer size, and reports the size at which HTTP takes exactly a fifth more", () => {
    const judgement = judge([3, 1.5, 1.05, 1.01]);
    expect(judgement).toMatchObject({
      verdict: "depends",
      crossover: { unit: "bytes", between: [1_000, 10_000], holds: "below" },
    });
    // 600 bytes above a fifth more at 1,000, and 3,000 below it at 10,000.
    expect(judgement?.crossover?.value).toBeCloseTo(1_000 + 9_000 / 6);
  });

  it("reports where the recorded bytes of a real run are a fifth more", () => {
    const bytes = { answer: [97, 1_018, 11_094, 34_072], http: [1_138, 2_061, 12_144, 35_133] };
    const stdio = [662, 1_584, 11_666, 34_655];
    const start = Object.fromEntries(
      SIZES.flatMap((size) => [
        [cell("answer", size), bytes.answer[size] ?? 0],
        [cell("http", size), bytes.http[size] ?? 0],
        [cell("stdio", size), stdio[size] ?? 0],
        [cell("stdio-again", size), stdio[size] ?? 0],
      ]),
    );
    const { value = 0, between } = judgeStarts(callBytes, "H10", [start, start, start])?.crossover ?? {};
    expect(between).toEqual([1_018, 11_094]);
    expect(value / 1_024).toBeCloseTo(1.78, 2);
  });

  it("is inconclusive when identical deployments differ", () => {
    expect(judge([1.3, 1.3, 1.3, 1.3], 1.4)?.verdict).toBe("inconclusive");
  });
});
