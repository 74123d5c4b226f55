import { TERMINAL_COLUMNS } from "@twinhost/report";
import { describe, expect, it } from "vitest";
import { GUARD_ROWS, GUARD_TRANSPORTS } from "../src/guards/guard.ts";
import { renderGuardsMarkdown } from "../src/guards/guards-markdown.ts";
import { guardsReport } from "../src/guards/guards-report.ts";
import { renderGuardsTerminal } from "../src/guards/guards-terminal.ts";
import { summarizeRow } from "../src/guards/summarize-guards.ts";
import { summarizeGuardsRun } from "../src/guards/summarize-guards-run.ts";
import { syntheticPairFigures } from "./fixtures/synthetic-pair-figures.ts";

const usageOver = (figures: ReturnType<typeof syntheticPairFigures>) => summarizeRow("stdio", "usage", figures);

describe("the cost of a feature", () => {
  it("is the difference and the ratio of both sides", () => {
    const row = usageOver(syntheticPairFigures({ transports: ["stdio"], p50: (side) => (side === "on" ? 110 : 100) }));
    expect(row.without.value).toBeCloseTo(100);
    expect(row.ratio.value).toBeCloseTo(1.1);
    expect(row.added).toEqual({ value: 10, low: 10, high: 10 });
    expect(row.addedCpu).toEqual({ value: 5, low: 5, high: 5 });
    expect(row.calls).toBe(2 * 3 * 100);
  });

  it("is not affected by one disturbed round of a start", () => {
    const row = usageOver(
      syntheticPairFigures({
        transports: ["stdio"],
        p50: (side, _row, _start, round) => (side === "on" ? (round === 1 ? 9_000 : 110) : 100),
      }),
    );
    expect(row.added.value).toBe(10);
  });

  it("has an interval at least as wide as the spread of its starts", () => {
    const row = usageOver(
      syntheticPairFigures({
        transports: ["stdio"],
        p50: (side, _row, start) => (side === "on" ? 105 + 5 * start : 100),
      }),
    );
    expect(row.added.value).toBeCloseTo(10);
    expect(row.added.low).toBeLessThanOrEqual(5);
    expect(row.added.high).toBeGreaterThanOrEqual(15);
  });

  it("has no interval if deployments started only once", () => {
    const row = usageOver(
      syntheticPairFigures({
        transports: ["stdio"],
        starts: 1,
        p50: (side, _row, _start, round) => (side === "on" ? 100 + 10 * round : 100),
      }),
    );
    expect(row.added).toEqual({ value: 10, low: null, high: null });
  });

  it("has no separate CPU time in-process", () => {
    const figures = syntheticPairFigures({ transports: ["in-process"], p50: () => 10 });
    expect(summarizeRow("in-process", "usage", figures).addedCpu).toBeNull();
  });

  it("is an error if it was not measured", () => {
    expect(() => usageOver([])).toThrow(/usage was not measured over stdio/);
  });
});

type P50 = Parameters<typeof syntheticPairFigures>[0]["p50"];

const reportOf = (p50: P50, { busyShare = 0.02, starts = 3 } = {}) =>
  guardsReport.parse(
    summarizeGuardsRun(syntheticPairFigures({ transports: GUARD_TRANSPORTS, starts, p50 }), {
      startedAt: new Date("2026-11-22T07:00:00Z"),
      command: "npx -y pnpm@12 bench guards",
      loadBefore: { average: 0.1, busyShare },
      mode: "full",
      transports: GUARD_TRANSPORTS,
      rows: GUARD_ROWS,
    }),
  );

describe("the report of the features", () => {
  const report = reportOf((side, _row, start) => (side === "off" ? 200 : 210 + start));

  it("is ordered by feature, and ends with all features and nothing", () => {
    expect(report.rows.slice(0, 3).map(({ row, transport }) => `${row} ${transport}`)).toEqual([
      "validation in-process",
      "access stdio",
      "access http",
    ]);
    expect(report.rows.slice(-8).map(({ row, transport }) => `${row} ${transport}`)).toEqual(
      ["all", "nothing"].flatMap((row) => GUARD_TRANSPORTS.map((transport) => `${row} ${transport}`)),
    );
    expect(report.method).toEqual({ mode: "full", starts: 3 });
  });

  it.each<[string, P50]>([
    ["ordinary", (side, _row, start) => (side === "off" ? 200 : 210 + start)],
    ["noisy", (side, _row, start) => (side === "off" ? 12_345 : 99_999 * (start + 0.1))],
    ["negative-cost", (side, _row, start) => (side === "off" ? 99_999 : 12.34 + start)],
  ])("fits 100 columns with %s figures", (_what, p50) => {
    const text = renderGuardsTerminal(reportOf(p50), "reports/guards/guards.md", false);
    for (const line of text.split("\n")) expect(line.length, line).toBeLessThanOrEqual(TERMINAL_COLUMNS);
  });

  it("shows the cost of all features in the terminal, and how to repeat the run", () => {
    const text = renderGuardsTerminal(report, "reports/guards/guards.md", false);
    expect(text).toMatch(/usage +stdio +200 +\+11\.0 \(\+\d\.\d to \+1\d\.\d\)/);
    expect(text.replaceAll("\n", " ")).toContain("+11 µs on 200 µs over stdio (1.05x)");
    expect(text).toContain("Repeat: npx -y pnpm@12 bench guards");
    expect(text).not.toContain("Other programs");
  });

  it("explains the missing intervals if everything started only once", () => {
    const text = renderGuardsTerminal(
      reportOf(() => 100, { starts: 1 }),
      "x",
      false,
    );
    expect(text.replaceAll("\n", " ")).toContain("Both were started once: too few for intervals");
  });

  it("warns about a busy machine", () => {
    const text = renderGuardsTerminal(
      reportOf(() => 100, { busyShare: 0.6 }),
      "x",
      false,
    );
    expect(text).toContain("Other programs used 60 % of the processor");
  });

  it("has every row and every switch in Markdown", () => {
    const markdown = renderGuardsMarkdown(report);
    const lines = markdown.split("\n").filter((line) => line.startsWith("| "));
    // Two tables, each with a head and a separator line.
    expect(lines).toHaveLength(4 + report.rows.length + report.guards.length);
    expect(markdown).toContain("| rate limit | no `RATE_LIMIT` | `RATE_LIMIT=999999999/min` |");
  });
});
