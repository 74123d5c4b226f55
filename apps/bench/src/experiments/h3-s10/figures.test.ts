import { describe, expect, it } from "vitest";
import type { OpenLoopCall } from "../../generator/open-loop.ts";
import { longestPause } from "../outages.ts";
import { lostIn } from "./figures.ts";
import { requireLoad, requireNewTool } from "./injection.ts";

/** Calls due every 50 ms and answered in 1 ms, except those due from 1,000 to 2,000 ms. */
const callsWith = (failure: string | undefined, takesMs: number): OpenLoopCall[] =>
  Array.from({ length: 60 }, (_, index) => {
    const dueAt = 50 * index;
    const isHit = dueAt >= 1_000 && dueAt < 2_000;
    return {
      lane: "http",
      tool: "calculate",
      dueAt,
      nanoseconds: 1e6 * (isHit ? takesMs : 1),
      failure: isHit ? failure : undefined,
    };
  });

const WINDOW = { from: 900, until: 2_900 };

describe("an update's effect", () => {
  it("is the number of failed questions and the longest time without an answer", () => {
    const calls = callsWith("ECONNREFUSED", 1);
    expect(lostIn(calls, WINDOW)).toBe(20);
    // From the answer at 951 ms to the one at 2,001 ms.
    expect(longestPause(calls, WINDOW)).toBe(1_050_000);
  });

  it("is none when all are answered in time", () => {
    const calls = callsWith(undefined, 1);
    expect(lostIn(calls, WINDOW)).toBe(0);
    expect(longestPause(calls, WINDOW)).toBe(50_000);
  });

  it("is a pause when answers are late but none is lost", () => {
    const calls = callsWith(undefined, 600);
    expect(lostIn(calls, WINDOW)).toBe(0);
    expect(longestPause(calls, WINDOW)).toBe(649_000);
  });

  it("is a pause until the end when answers stop coming", () => {
    const calls = callsWith(undefined, 1).filter(({ dueAt }) => dueAt < 1_000);
    expect(longestPause(calls, WINDOW)).toBe(1_949_000);
  });
});

describe("an update", () => {
  it("counts only if the model is offered the new tool after it", () => {
    expect(requireNewTool("http", 1_500, 1_000)).toBe(1_500);
    expect(() => requireNewTool("http", 900, 1_000)).toThrow("before the update");
  });

  it("must end before the load does", () => {
    expect(() => requireLoad("http", 3_000, 2_900)).not.toThrow();
    expect(() => requireLoad("http", 2_000, 2_900)).toThrow("the load ended 900 ms before the update did");
  });
});
