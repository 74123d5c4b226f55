import { describe, expect, it } from "vitest";
import type { StartFigures } from "../experiment.ts";
import { judgeStarts, quietStarts } from "../testing/synthetic-starts.ts";
import { AGAIN, cpuCell, memoryCell, PRICES, TRANSPORTS } from "./cells.ts";
import { money } from "./experiment.ts";

interface Given {
  /** CPU per question in microseconds, by transport. */
  readonly cpu: { readonly http: number; readonly stdio: number };
  /** MiB of the HTTP tool server, or of a stdio tool process; an LLM server takes 100. */
  readonly tools: { readonly http: number; readonly stdio: number };
  /** How many times as much the second of two identical deployments needs. */
  readonly again?: number;
  readonly coreHour?: number;
}

const MIB = 1_024 ** 2;

const figuresWith = ({ cpu, tools, again = 1, coreHour = 0.04 }: Given): StartFigures => {
  const figures: Record<string, number> = {};
  for (const row of TRANSPORTS) {
    figures[cpuCell(row)] = cpu[row];
    figures[memoryCell(row, 1)] = (100 + tools[row]) * MIB;
    figures[memoryCell(row, 2)] = (200 + (row === "http" ? 1 : 2) * tools[row]) * MIB;
  }
  figures[cpuCell(AGAIN)] = cpu.stdio * again;
  figures[memoryCell(AGAIN, 1)] = (100 + tools.stdio) * MIB * again;
  return { ...figures, [PRICES.coreHour]: coreHour, [PRICES.gibHour]: 0.005 };
};

const judge = (given: Given) => judgeStarts(money, "X5", quietStarts(figuresWith(given)));

describe("X5", () => {
  it("is confirmed when a single LLM server with its own tools already costs more", () => {
    expect(judge({ cpu: { http: 1_000, stdio: 1_000 }, tools: { http: 60, stdio: 70 } })).toEqual({
      verdict: "confirmed",
    });
  });

  it("is refuted when separate tools cost less even with eight LLM servers", () => {
    expect(judge({ cpu: { http: 5_000, stdio: 1_000 }, tools: { http: 100, stdio: 5 } })).toEqual({
      verdict: "refuted",
    });
  });

  it("depends on the number of LLM servers, and reports where both cost the same", () => {
    const judgement = judge({ cpu: { http: 1_000, stdio: 1_000 }, tools: { http: 150, stdio: 50 } });
    // Three processes of 50 MiB equal one of 150 MiB.
    expect(judgement).toMatchObject({ verdict: "depends", crossover: { between: [2, 4], holds: "above" } });
    expect(judgement?.crossover?.value).toBeCloseTo(3);
  });

  it("follows the reader's prices", () => {
    const given: Given = { cpu: { http: 5_000, stdio: 1_000 }, tools: { http: 60, stdio: 70 } };
    expect(judge({ ...given, coreHour: 0.001 })?.verdict).toBe("confirmed");
    expect(judge({ ...given, coreHour: 10 })?.verdict).toBe("refuted");
  });

  it("is inconclusive when identical deployments differ as much", () => {
    const given: Given = { cpu: { http: 1_000, stdio: 1_000 }, tools: { http: 60, stdio: 70 } };
    expect(judge({ ...given, again: 5 })?.verdict).toBe("inconclusive");
  });
});
