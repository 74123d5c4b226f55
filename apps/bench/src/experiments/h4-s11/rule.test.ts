import { describe, expect, it } from "vitest";
import { judgeStarts, quietStarts } from "../testing/synthetic-starts.ts";
import { cell, KINDS, ROWS } from "./cells.ts";
import { heavyTool } from "./experiment.ts";

const EQUAL = Object.fromEntries(KINDS.flatMap((kind) => ROWS.map((row) => [cell(kind, row), 1_000])));

const judge = (claim: "H4" | "S11", figures: Readonly<Record<string, number>>) =>
  judgeStarts(heavyTool, claim, quietStarts({ ...EQUAL, ...figures }))?.verdict;

describe.each([
  ["H4", "in-process"],
  ["S11", "stdio"],
] as const)("%s", (claim, row) => {
  it.each([
    ["confirmed", { [cell("cpu", row)]: 2_000, [cell("delay", row)]: 3_000 }],
    ["refuted", { [cell("cpu", row)]: 900, [cell("delay", row)]: 1_000 }],
    ["depends", { [cell("cpu", row)]: 2_000 }],
    ["inconclusive", { [cell("cpu", row)]: 2_000, [cell("delay", row)]: 1_500, [cell("delay", "http-again")]: 700 }],
  ] as const)("is %s with %j", (verdict, figures) => {
    expect(judge(claim, figures)).toBe(verdict);
  });

  it("ignores the CPU of all processes, which includes the tools' own work", () => {
    expect(judge(claim, { [cell("allCpu", row)]: 5_000 })).toBe("refuted");
  });
});
