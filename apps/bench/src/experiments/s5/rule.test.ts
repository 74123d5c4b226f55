import type { ClaimId } from "@twinhost/report";
import { describe, expect, it } from "vitest";
import { judgeStarts, quietStarts } from "../testing/synthetic-starts.ts";
import { oneSystem } from "./experiment.ts";

/** Two identical systems. */
const EQUAL: Readonly<Record<string, number>> = Object.fromEntries(
  ["http", "stdio", "stdio-again"].flatMap((row) => [
    ...["memory", "cpu", "coldStart"].map((what) => [`${what}:${row}`, 100]),
    ...["commands", "listeningPorts", "processes"].map((what) => [`${what}:${row}`, 1]),
    [`settings:${row}`, 0],
  ]),
);

const judge = (claim: ClaimId, figures: Readonly<Record<string, number>>) => {
  // Counts never vary.
  const starts = quietStarts({ ...EQUAL, ...figures }).map((start) =>
    Object.fromEntries(Object.entries(start).map(([id, value]) => [id, value < 10 ? Math.round(value) : value])),
  );
  return judgeStarts(oneSystem, claim, starts)?.verdict;
};

const TWO_SERVERS = { "commands:http": 2, "listeningPorts:http": 2 };

describe("the rules about one system", () => {
  it.each<[ClaimId, string, Readonly<Record<string, number>>]>([
    ["S5", "confirmed", { "memory:http": 150, "cpu:http": 130 }],
    ["S5", "refuted", { "memory:http": 90, "cpu:http": 100 }],
    ["S5", "depends", { "memory:http": 90, "cpu:http": 130 }],
    ["S5", "inconclusive", { "memory:http": 150, "cpu:http": 130, "cpu:stdio-again": 140 }],
    ["S4", "confirmed", {}],
    ["S4", "refuted", { "commands:stdio": 2, "listeningPorts:stdio": 2 }],
    ["S4", "depends", { "commands:stdio": 2 }],
    ["S6", "confirmed", { ...TWO_SERVERS, "coldStart:http": 150 }],
    ["S6", "refuted", { "coldStart:http": 50 }],
    ["S6", "depends", { ...TWO_SERVERS, "coldStart:http": 50 }],
    ["S6", "inconclusive", { ...TWO_SERVERS, "coldStart:http": 105, "coldStart:stdio-again": 110 }],
    ["H8", "confirmed", TWO_SERVERS],
    ["H8", "refuted", {}],
  ])("%s is %s with %j", (claim, verdict, figures) => {
    expect(judge(claim, figures)).toBe(verdict);
  });

  it.each(["S4", "S6", "H8"] as const)("%s is inconclusive when the starts counted different numbers", (claim) => {
    const starts = [1, 2, 1].map((listening) => ({
      ...EQUAL,
      ...TWO_SERVERS,
      "coldStart:http": 150,
      "listeningPorts:stdio": listening,
    }));
    expect(judgeStarts(oneSystem, claim, starts)?.verdict).toBe("inconclusive");
  });
});
