import { describe, expect, it } from "vitest";
import type { StartFigures } from "../experiment.ts";
import { judgeStarts, quietStarts } from "../testing/synthetic-starts.ts";
import { askedCell, BREAKING, CLIENTS, cell, FAULTS, type Fault, ROWS, type Row, timeCell } from "./cells.ts";
import { networkFaults } from "./experiment.ts";

type Lost = Readonly<Partial<Record<Row, Partial<Record<Fault, number>>>>>;

/** Scenarios lose what is given, else nothing; a question takes 10 ms, over stdio `slowdown` times that in faults. */
const figuresWith = (lost: Lost, slowdown = 1): StartFigures =>
  Object.fromEntries([
    ...ROWS.flatMap((row) => FAULTS.map((fault) => [cell("lost", row, fault), lost[row]?.[fault] ?? 0] as const)),
    ...FAULTS.map((fault) => [askedCell(fault), 25] as const),
    ...CLIENTS.flatMap((row) =>
      BREAKING.flatMap((fault) =>
        (["detect", "wait", "recover"] as const).map((kind) => [cell(kind, row, fault), 1_000] as const),
      ),
    ),
    ...ROWS.flatMap((row) => [
      [timeCell(row, "pass", "p50"), 10_000] as const,
      [timeCell(row, "faults", "p50"), 10_000 * (row.startsWith("llm-stdio") ? slowdown : 1)] as const,
      [timeCell(row, "pass", "p95"), 20_000] as const,
      [timeCell(row, "loss", "p95"), 20_000] as const,
    ]),
  ]);

const inAll = (share: number): Record<Fault, number> => ({
  refuse: share,
  reset: share,
  "half-close": share,
  "black-hole": share,
  loss: share,
});
const both = (row: "llm-http" | "llm-stdio", lost: Partial<Record<Fault, number>>): Lost => ({
  [row]: lost,
  [`${row}-again`]: lost,
});

const judge = (claim: "H7" | "S2", lost: Lost, slowdown?: number) =>
  judgeStarts(networkFaults, claim, quietStarts(figuresWith(lost, slowdown)))?.verdict;

describe("H7", () => {
  it.each([
    ["confirmed", both("llm-http", inAll(0.9))],
    ["refuted", both("llm-http", inAll(0.1))],
    ["depends", both("llm-http", { ...inAll(1), loss: 0 })],
    ["inconclusive", { "llm-http": inAll(0.7), "llm-http-again": inAll(0.3) }],
  ] as const)("is %s with %j", (verdict, lost) => {
    expect(judge("H7", lost)).toBe(verdict);
  });

  it("is judged by what ships, so clients without resilience may lose everything", () => {
    expect(judge("H7", { "http-off": inAll(1), "rest-off": inAll(1) })).toBe("refuted");
  });
});

describe("S2", () => {
  it.each([
    ["confirmed", {}, 1],
    ["refuted", both("llm-stdio", inAll(0.5)), 3],
    ["depends", both("llm-stdio", { reset: 0.5 }), 1],
    ["depends", {}, 2],
    ["inconclusive", { "llm-stdio-again": inAll(0.05) }, 1],
  ] as const)("is %s when %j is lost and questions take %d times as long", (verdict, lost, slowdown) => {
    expect(judge("S2", lost, slowdown)).toBe(verdict);
  });

  it("is inconclusive when so few questions were asked that losing none may be luck", () => {
    const few = { ...figuresWith({}), [askedCell("loss")]: 10 };
    expect(judgeStarts(networkFaults, "S2", quietStarts(few))?.verdict).toBe("inconclusive");
  });

  it("ignores what is lost over HTTP", () => {
    expect(judge("S2", both("llm-http", inAll(1)))).toBe("confirmed");
  });
});
