import { describe, expect, it } from "vitest";
import type { StartFigures } from "../experiment.ts";
import { judgeStarts, quietStarts } from "../testing/synthetic-starts.ts";
import { cell, ROWS } from "./cells.ts";
import { toolUpdate } from "./experiment.ts";

/** Updates that nobody notices. */
const QUIET: StartFigures = Object.fromEntries(
  ROWS.flatMap((row) => [
    [cell("lost", row), 0],
    [cell("pause", row), 80_000],
    [cell("offered", row), 900_000],
    [cell("restarts", row), row === "stdio-restart" ? 1 : 0],
  ]),
);

/** A restart makes the LLM server unavailable for two seconds. */
const RESTART: StartFigures = { [cell("lost", "stdio-restart")]: 40, [cell("pause", "stdio-restart")]: 2_000_000 };

const judge = (claim: "H3" | "S10", change: StartFigures = {}) =>
  judgeStarts(toolUpdate, claim, quietStarts({ ...QUIET, ...change }))?.verdict;

describe("H3", () => {
  it("is confirmed when nobody notices the update and the tool is available soon", () => {
    expect(judge("H3")).toBe("confirmed");
  });

  it("is refuted when questions fail, answers pause, the tool comes late and the LLM server has to restart", () => {
    const change = {
      [cell("lost", "http")]: 9,
      [cell("pause", "http")]: 3_000_000,
      [cell("offered", "http")]: 60_000_000,
      [cell("restarts", "http")]: 2,
    };
    const again = Object.fromEntries(Object.entries(change).map(([id, value]) => [`${id}-again`, value]));
    expect(judge("H3", { ...change, ...again })).toBe("refuted");
  });

  it("depends when questions fail and everything else holds", () => {
    expect(judge("H3", { [cell("lost", "http")]: 9, [cell("lost", "http-again")]: 9 })).toBe("depends");
  });

  it("is inconclusive when only one of two identical updates holds up answers", () => {
    expect(judge("H3", { [cell("pause", "http-again")]: 1_500_000 })).toBe("inconclusive");
  });

  it("is inconclusive when five updates lose one question, which may be chance", () => {
    const starts = quietStarts(QUIET).map((start, index) => ({
      ...start,
      [cell("lost", "http")]: index === 0 ? 1 : 0,
    }));
    expect(judgeStarts(toolUpdate, "H3", starts)?.verdict).toBe("inconclusive");
  });

  it("ignores stdio", () => {
    expect(judge("H3", RESTART)).toBe("confirmed");
  });
});

describe("S10", () => {
  it("depends when only the restart of the LLM server is noticed", () => {
    expect(judge("S10", RESTART)).toBe("depends");
  });

  it("is confirmed when replacing the tool process is noticed too, even by a pause alone", () => {
    expect(judge("S10", { ...RESTART, [cell("pause", "stdio-swap")]: 2_000_000 })).toBe("confirmed");
  });

  it("is refuted when neither is noticed, although the LLM server restarted", () => {
    expect(judge("S10")).toBe("refuted");
  });

  it("is inconclusive when identical updates differ by as much as the pause", () => {
    expect(judge("S10", { ...RESTART, [cell("pause", "http-again")]: 1_200_000 })).toBe("inconclusive");
  });
});
