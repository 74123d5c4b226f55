import { describe, expect, it } from "vitest";
import { NO_TOOL } from "../../generator/connections/query.ts";
import type { OpenLoopCall } from "../../generator/open-loop.ts";
import { cell, FAULTS, ROWS } from "./cells.ts";
import { figuresOf } from "./figures.ts";

/** Ten seconds per fault; per scenario a question with a tool every second, and one without half a second later. */
const outages = FAULTS.map((fault, at) => ({
  fault,
  from: 10_000 * at,
  to: 10_000 * at + 1,
  until: 10_000 * (at + 1),
}));

const calls = (failsOver: string): OpenLoopCall[] =>
  ROWS.flatMap((lane) =>
    FAULTS.flatMap((_, at) =>
      Array.from({ length: 20 }, (_, index) => {
        const tool = index % 2 === 0 ? "calculate" : NO_TOOL;
        const fails = lane === failsOver && index < 4;
        return {
          lane,
          tool,
          dueAt: 10_000 * at + 500 * index,
          // The first question without a tool takes two seconds, the second fails.
          nanoseconds: fails && index === 1 ? 2e9 : 1e6,
          failure: fails && index !== 1 ? "engine_unavailable" : undefined,
        };
      }),
    ),
  );

describe("the figures of one start", () => {
  it("are the hurt questions without a tool, the lost ones with a tool, and the longest pause", () => {
    const figures = figuresOf(calls("stdio"), outages);
    expect(figures[cell("hurt", "stdio", "hung")]).toBe(0.2);
    expect(figures[cell("lost", "stdio", "hung")]).toBe(0.2);
    // From the fault until the answer to the third question with a tool, which is due two seconds later.
    expect(figures[cell("pause", "stdio", "hung")]).toBeCloseTo(2_001_000);
    expect(figures[cell("hurt", "http", "hung")]).toBe(0);
    expect(figures[cell("pause", "http", "hung")]).toBeCloseTo(1_000_000);
  });

  it.each([NO_TOOL, "calculate"])("do not exist when no question with %j was due", (missing) => {
    const others = calls("stdio").filter(({ tool }) => tool !== missing);
    expect(() => figuresOf(others, outages)).toThrow("No call was due");
  });
});
