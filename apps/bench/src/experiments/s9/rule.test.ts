import { describe, expect, it } from "vitest";
import type { StartFigures } from "../experiment.ts";
import { judgeStarts, quietStarts } from "../testing/synthetic-starts.ts";
import { askedCell, cell, FAULTS, type Fault, KINDS, ROWS, type Row } from "./cells.ts";
import { toolProcessFaults } from "./experiment.ts";

type Hurt = Readonly<Partial<Record<Row, Partial<Record<Fault, number>>>>>;

/** Questions without a tool are hurt as given, otherwise not at all. */
const figuresWith = (hurt: Hurt): StartFigures =>
  Object.fromEntries([
    ...FAULTS.map((fault) => [askedCell(fault), 25] as const),
    ...ROWS.flatMap((row) =>
      FAULTS.flatMap((fault) =>
        KINDS.map((kind) => [cell(kind, row, fault), kind === "hurt" ? (hurt[row]?.[fault] ?? 0) : 0.5] as const),
      ),
    ),
  ]);

const inAll = (share: number): Record<Fault, number> =>
  Object.fromEntries(FAULTS.map((fault) => [fault, share])) as Record<Fault, number>;
const both = (hurt: Partial<Record<Fault, number>>): Hurt => ({ stdio: hurt, "stdio-again": hurt });

const judge = (hurt: Hurt) => judgeStarts(toolProcessFaults, "S9", quietStarts(figuresWith(hurt)))?.verdict;

describe("S9", () => {
  it.each([
    ["confirmed", both(inAll(0.4))],
    ["refuted", both(inAll(0.01))],
    ["depends", both({ hung: 0.8 })],
    ["inconclusive", { stdio: inAll(0.1), "stdio-again": inAll(0.02) }],
  ] as const)("is %s with %j", (verdict, hurt) => {
    expect(judge(hurt)).toBe(verdict);
  });

  it("does not blame the pipe for what hurts over HTTP as well", () => {
    expect(judge({ ...both(inAll(0.4)), http: inAll(0.4) })).toBe("inconclusive");
  });

  it("is inconclusive when a fault met so few questions that hurting none may be luck", () => {
    const few = { ...figuresWith({}), [askedCell("flood")]: 10 };
    expect(judgeStarts(toolProcessFaults, "S9", quietStarts(few))?.verdict).toBe("inconclusive");
  });

  it("ignores tools in the LLM server's own process", () => {
    expect(judge({ "in-process": inAll(1), http: inAll(1) })).toBe("refuted");
  });
});
