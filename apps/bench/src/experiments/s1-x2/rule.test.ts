import { describe, expect, it } from "vitest";
import { judgeStarts, quietStarts } from "../testing/synthetic-starts.ts";
import { callTime } from "./experiment.ts";

const CALLS = {
  http: 300,
  "http@2025-11-25": 300,
  rest: 300,
  stdio: 100,
  "stdio@2025-11-25": 100,
  "http-again": 300,
  "stdio-again": 100,
};

const judge = (claim: "S1" | "X2", calls: Partial<typeof CALLS>) =>
  judgeStarts(callTime, claim, quietStarts({ ...CALLS, ...calls }))?.verdict;

describe("S1", () => {
  it.each([
    ["confirmed", { http: 300, rest: 250 }],
    ["refuted", { http: 150, rest: 110 }],
    ["depends", { http: 300, rest: 150 }],
    ["inconclusive", { "stdio-again": 160 }],
    ["inconclusive", { "stdio-again": 60 }],
  ] as const)("is %s with %j", (verdict, calls) => {
    expect(judge("S1", calls)).toBe(verdict);
  });
});

describe("X2", () => {
  it.each([
    ["confirmed", { http: 360, "http-again": 360, stdio: 120, "stdio-again": 120 }],
    ["refuted", {}],
    ["depends", { http: 400, "http-again": 400 }],
    // Whether stdio got slower is unclear, but it clearly did not get faster.
    ["depends", { http: 150, "http-again": 150, stdio: 107, "stdio-again": 98 }],
    // Faster over one transport and slower over the other is no general change.
    ["depends", { http: 360, "http-again": 360, stdio: 80, "stdio-again": 80 }],
    ["inconclusive", { stdio: 107, "stdio-again": 98 }],
    ["inconclusive", { "http-again": 360 }],
  ] as const)("is %s with %j", (verdict, calls) => {
    expect(judge("X2", calls)).toBe(verdict);
  });
});
