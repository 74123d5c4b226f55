import { describe, expect, it } from "vitest";
import type { Facts, StartFigures } from "../experiment.ts";
import { judgeStarts, quietStarts } from "../testing/synthetic-starts.ts";
import { ANSWERS_PER_QUESTION, cell, MODEL_DELAYS, ROWS } from "./delays.ts";
import { modelLatency } from "./experiment.ts";

/** In-process, a question takes 2 ms besides the model; HTTP adds this many microseconds at each delay. */
const figuresWith = (added: (delay: number) => number, again = 0): StartFigures => {
  const figures: Record<string, number> = { lateness: 100 };
  for (const delay of MODEL_DELAYS) {
    const base = 2_000 + 1_000 * ANSWERS_PER_QUESTION * delay;
    for (const row of ROWS) figures[cell(row, delay)] = base;
    figures[cell("http", delay)] = base + added(delay);
    figures[cell("in-process-again", delay)] = base * (1 + again);
    figures[`waited@${delay}`] = 1_000 * delay;
  }
  return figures;
};

const whole = (delay: number): number => 2_000 + 1_000 * ANSWERS_PER_QUESTION * delay;

const judge = (starts: readonly StartFigures[]) => judgeStarts(modelLatency, "X1", starts);

describe("X1", () => {
  it("is confirmed when HTTP is a twentieth or more at every model latency", () => {
    expect(judge(quietStarts(figuresWith((delay) => 0.1 * whole(delay))))).toEqual({ verdict: "confirmed" });
  });

  it("is refuted when it is less at every one", () => {
    expect(judge(quietStarts(figuresWith(() => 20)))).toEqual({ verdict: "refuted" });
  });

  it("depends when it falls below a twentieth, and reports at which latency", () => {
    // 1 ms is a third of 3 ms, and a twentieth of 20 ms: 8.5 ms for each of the model's two answers, plus 3 ms.
    const judgement = judge(quietStarts(figuresWith(() => 1_000)));
    expect(judgement).toMatchObject({
      verdict: "depends",
      crossover: { unit: "micros", between: [0, 50_000], holds: "below" },
    });
    expect(judgement?.crossover?.value).toBeCloseTo(8_500, -1);
  });

  it("is inconclusive when two identical deployments differ as much", () => {
    expect(judge(quietStarts(figuresWith((delay) => 0.1 * whole(delay), 0.2)))?.verdict).toBe("inconclusive");
  });

  it("is inconclusive when starts disagree or are too few", () => {
    const [calm, busy] = [20, 5_000].map((added) => figuresWith(() => added)) as [StartFigures, StartFigures];
    expect(judge([calm, busy, calm, busy, calm])?.verdict).toBe("inconclusive");
    expect(judge([busy, busy])?.verdict).toBe("inconclusive");
  });

  it("is inconclusive when it holds for a fast and a slow model but not in between, which is noise", () => {
    const starts = quietStarts(figuresWith((delay) => (delay === 50 ? 20 : 0.2 * whole(delay))));
    expect(judge(starts)?.verdict).toBe("inconclusive");
  });

  it.each(["en", "ko"] as const)("names its threshold in the explanation, %s", (language) => {
    const because = modelLatency.texts[language].claims.X1?.because;
    const shown = (id: string) => `[${id}]`;
    for (const crossover of [undefined, "8.5 ms"])
      expect(because?.({ shown, crossover } as Facts)).toMatch(/(?<!\d)5 ?%/);
  });
});
