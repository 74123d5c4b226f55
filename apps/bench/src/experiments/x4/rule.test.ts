import { describe, expect, it } from "vitest";
import type { StartFigures } from "../experiment.ts";
import { estimateFigures } from "../statistics.ts";
import { judgeStarts, quietStarts } from "../testing/synthetic-starts.ts";
import { AGAIN, cell, KINDS, LEVELS, ROW_IDS } from "./cells.ts";
import { shortLived } from "./experiment.ts";
import { requireOpened } from "./injection.ts";

interface Given {
  /** Microseconds per call. */
  readonly http: number;
  readonly stdio: number;
  readonly fresh: number;
  /** How many times as long a call on a fresh process takes in the second measurement. */
  readonly again?: number;
}

const figuresWith = ({ http, stdio, fresh, again = 1 }: Given): StartFigures => {
  const rows = [...ROW_IDS, ...AGAIN.map((row) => `${row}-again` as const)];
  const call = (row: (typeof rows)[number]): number => {
    if (row.startsWith("http")) return http;
    if (row === "stdio" || row === "stdio-again") return stdio;
    return row === "stdio-per-call-again" ? fresh * again : fresh;
  };
  return Object.fromEntries(
    rows.flatMap((row) => LEVELS.flatMap((level) => KINDS.map((kind) => [cell(kind, row, level), call(row)]))),
  );
};

const judge = (given: Given) => judgeStarts(shortLived, "X4", quietStarts(figuresWith(given)));

describe("X4", () => {
  it("depends on the calls per process, and reports from how many on stdio is faster", () => {
    const judgement = judge({ http: 300, stdio: 100, fresh: 100_000 });
    expect(judgement).toMatchObject({
      verdict: "depends",
      crossover: { unit: "count", between: [256, 1_024], holds: "above" },
    });
    // A start of 99,900 µs, and 200 µs saved with each call.
    expect(judgement?.crossover?.value).toBeCloseTo(499.5, 0);
  });

  it("is confirmed when even a process per call is faster than HTTP", () => {
    expect(judge({ http: 300, stdio: 100, fresh: 200 })).toEqual({ verdict: "confirmed" });
  });

  it("is refuted when even a kept process is slower", () => {
    expect(judge({ http: 300, stdio: 400, fresh: 100_000 })).toEqual({ verdict: "refuted" });
  });

  it("is inconclusive when identical deployments differ as much", () => {
    expect(judge({ http: 300, stdio: 100, fresh: 200, again: 3 })?.verdict).toBe("inconclusive");
  });
});

describe("a p99", () => {
  const figuresOf = (start: StartFigures, starts: number): string[] => [
    ...estimateFigures(
      shortLived.figures,
      Array.from({ length: starts }, () => start),
    ).keys(),
  ];
  const p99s = (start: StartFigures, starts: number) => figuresOf(start, starts).filter((id) => id.startsWith("p99:"));
  const full = figuresWith({ http: 300, stdio: 100, fresh: 100_000 });
  const quick = Object.fromEntries(Object.entries(full).filter(([id]) => !id.endsWith("@32")));

  it("is given of the thousands of calls on what is kept, not of the dozens that start a process", () => {
    const kept = (["http", "stdio"] as const).flatMap((row) => LEVELS.map((level) => cell("p99", row, level)));
    expect(p99s(full, 3).toSorted()).toEqual(kept.toSorted());
  });

  it("is not given in a quick run, which makes fewer calls; the medians are", () => {
    expect(p99s(quick, 3)).toEqual([]);
    expect(figuresOf(quick, 3)).toContain(cell("p50", "stdio-per-call", 1));
  });
});

describe("connections and processes", () => {
  const four = { conversations: 8, callsEach: 4, inTurn: 1 };
  it("are opened as often as the scenario requires", () => {
    expect(() => requireOpened("stdio-per-call", 32, four)).not.toThrow();
    expect(() => requireOpened("stdio-per-conversation", 8, four)).not.toThrow();
    expect(() => requireOpened("stdio-again", 1, four)).not.toThrow();
    expect(() => requireOpened("http-new-connection", 8, four)).toThrow("opened 8 connections");
    expect(() => requireOpened("stdio-per-conversation", 1, four)).toThrow("opened 1 connections");
    expect(() => requireOpened("http", 32, four)).toThrow("opened 32 connections");
  });
});
