import { describe, expect, it } from "vitest";
import type { StartFigures } from "../experiment.ts";
import { judgeStarts, quietStarts } from "../testing/synthetic-starts.ts";
import { AGAIN, COUNTS, cell, FEWEST, MOST, TRANSPORTS } from "./cells.ts";
import { severalLlmServers } from "./experiment.ts";
import { requireProcesses } from "./injection.ts";

interface Given {
  /** Memory of one stdio tool process; an LLM server takes 100, and so does the HTTP tool server. */
  readonly toolMemory: number;
  readonly toolCpu?: number;
  /** How many times as much the second of two identical deployments needs. */
  readonly again?: number;
}

const figuresWith = ({ toolMemory, toolCpu = toolMemory, again = 1 }: Given): StartFigures => {
  const figures: Record<string, number> = {};
  for (const count of COUNTS)
    for (const transport of TRANSPORTS) {
      const tools = transport === "http" ? 1 : count;
      figures[cell("tools", transport, count)] = tools;
      figures[cell("memory", transport, count)] = 100 * count + (transport === "http" ? 100 : toolMemory * count);
      figures[cell("cpu", transport, count)] = 100 * count + (transport === "http" ? 100 : toolCpu * count);
    }
  for (const kind of ["memory", "cpu"] as const)
    for (const count of [FEWEST, MOST])
      figures[cell(kind, AGAIN, count)] = again * (figures[cell(kind, "stdio", count)] ?? 0);
  return figures;
};

const judge = (claim: "H2" | "S7", given: Given) =>
  judgeStarts(severalLlmServers, claim, quietStarts(figuresWith(given)));

describe("H2", () => {
  it("is confirmed when two LLM servers already need a tenth more with their own tools", () => {
    expect(judge("H2", { toolMemory: 90 })).toEqual({ verdict: "confirmed" });
  });

  it("is refuted when not even eight do", () => {
    expect(judge("H2", { toolMemory: 10 })).toEqual({ verdict: "refuted" });
  });

  it("depends when four or eight do, and reports from how many on", () => {
    // 2: 280 / 300, 4: 560 / 500.
    const judgement = judge("H2", { toolMemory: 40 });
    expect(judgement).toMatchObject({
      verdict: "depends",
      crossover: { unit: "count", between: [2, 4], holds: "above" },
    });
    // 100 n + 40 n is 1.1 times 100 n + 100.
    expect(judgement?.crossover?.value).toBeCloseTo(110 / 30);
  });

  it("reports the same number of LLM servers where four are too near to tell", () => {
    const figures = Object.entries(figuresWith({ toolMemory: 37.7 }));
    const starts = [0.99, 1, 1.01].map((wobble) =>
      Object.fromEntries(figures.map(([id, value]) => [id, id.startsWith("memory:stdio") ? wobble * value : value])),
    );
    const judgement = judgeStarts(severalLlmServers, "H2", starts);
    expect(judgement).toMatchObject({ verdict: "depends", crossover: { between: [2, 8] } });
    expect(judgement?.crossover?.value).toBeCloseTo(110 / 27.7);
  });

  it("is inconclusive when identical deployments differ as much", () => {
    expect(judge("H2", { toolMemory: 90, again: 0.5 })?.verdict).toBe("inconclusive");
  });
});

describe("S7", () => {
  it.each([
    ["confirmed", 40, 40],
    ["refuted", 5, 5],
    ["depends", 40, 5],
  ] as const)(
    "is %s when a tool process adds %i %% to an LLM server's memory and %i %% to its CPU",
    (verdict, toolMemory, toolCpu) => {
      expect(judge("S7", { toolMemory, toolCpu })).toEqual({ verdict });
    },
  );

  it("is inconclusive within the noise", () => {
    expect(judge("S7", { toolMemory: 40, again: 1.5 })?.verdict).toBe("inconclusive");
  });
});

describe("the processes", () => {
  it("are one for all LLM servers over HTTP, and one for each over stdio", () => {
    expect(() => requireProcesses("http", 1, 8)).not.toThrow();
    expect(() => requireProcesses("stdio", 8, 8)).not.toThrow();
    expect(() => requireProcesses("http", 2, 8)).toThrow("8 LLM servers had 2 tool processes");
    expect(() => requireProcesses("stdio", 7, 8)).toThrow("8 LLM servers had 7 tool processes");
  });
});
