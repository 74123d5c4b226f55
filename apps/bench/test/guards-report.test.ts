import { describe, expect, it } from "vitest";
import { GUARD_TRANSPORTS } from "../src/guards/guard.ts";
import { renderGuardsMarkdown } from "../src/guards/guards-markdown.ts";
import { guardsReport } from "../src/guards/guards-report.ts";
import { renderGuardsTerminal } from "../src/guards/guards-terminal.ts";
import { summarizeToggle } from "../src/guards/summarize-guards.ts";
import { summarizeGuardsRun } from "../src/guards/summarize-guards-run.ts";
import { TERMINAL_COLUMNS } from "../src/report/terminal-layout.ts";
import { syntheticGuardRounds } from "./fixtures/synthetic-guard-rounds.ts";

const USAGE = { guard: "usage", off: "off", on: "usage" } as const;
const usageOver = (rounds: ReturnType<typeof syntheticGuardRounds>) => summarizeToggle("stdio", USAGE, rounds);

describe("the cost of a guard", () => {
  it("is the difference and the ratio of both sides", () => {
    const row = usageOver(
      syntheticGuardRounds({ transports: ["stdio"], p50: (name) => (name === "usage" ? 110 : 100) }),
    );
    expect(row.without.value).toBeCloseTo(100);
    expect(row.ratio.value).toBeCloseTo(1.1);
    expect(row.added).toEqual({ value: 10, low: 10, high: 10 });
    expect(row.addedMean.value).toBe(20);
    expect(row.calls).toBe(2 * 9 * 100);
  });

  it("is not moved by one disturbed round of a start", () => {
    const row = usageOver(
      syntheticGuardRounds({
        transports: ["stdio"],
        p50: (name, _start, round) => (name === "usage" ? (round === 1 ? 9_000 : 110) : 100),
      }),
    );
    expect(row.added.value).toBe(10);
  });

  it("has an interval as wide as its starts differ", () => {
    const row = usageOver(
      syntheticGuardRounds({ transports: ["stdio"], p50: (name, start) => (name === "usage" ? 105 + 5 * start : 100) }),
    );
    expect(row.added.value).toBeCloseTo(10);
    expect(row.added.low).toBeGreaterThanOrEqual(5);
    expect(row.added.low).toBeLessThan(9);
    expect(row.added.high).toBeGreaterThan(11);
    expect(row.added.high).toBeLessThanOrEqual(15);
  });

  it("comes from rounds where deployments started once", () => {
    const row = usageOver(
      syntheticGuardRounds({
        transports: ["stdio"],
        starts: 1,
        rounds: 4,
        p50: (name, _start, round) => (name === "usage" ? 100 + 10 * round : 100),
      }),
    );
    expect(row.added.value).toBe(15);
    expect(row.added.low).toBeLessThan(15);
  });

  it("cannot be told without rounds that have both sides", () => {
    expect(() => usageOver([])).toThrow(/No round has usage/);
  });
});

const reportOf = (p50: (name: string, start: number, round: number) => number, busyShare = 0.02) =>
  guardsReport.parse(
    summarizeGuardsRun(syntheticGuardRounds({ transports: GUARD_TRANSPORTS, p50 }), {
      startedAt: new Date("2026-11-22T07:00:00Z"),
      seconds: 80,
      command: "npx -y pnpm@12 bench guards",
      loadBefore: { average: 0.1, busyShare },
      mode: "full",
      transports: GUARD_TRANSPORTS,
    }),
  );

describe("the report of the guards", () => {
  const report = reportOf((name, start) => (name === "off" ? 200 : 210 + start));

  it("goes guard by guard, and ends with all of them", () => {
    expect(report.rows.slice(0, 3).map(({ guard, transport }) => `${guard} ${transport}`)).toEqual([
      "validation in-process",
      "access stdio",
      "access http",
    ]);
    expect(report.rows.slice(-4).map(({ guard, transport }) => `${guard} ${transport}`)).toEqual(
      GUARD_TRANSPORTS.map((transport) => `all ${transport}`),
    );
    expect(report.method).toMatchObject({ starts: 3, rounds: 9, resampled: "starts" });
  });

  it.each([
    ["ordinary", (name: string, start: number) => (name === "off" ? 200 : 210 + start)],
    ["noisy", (name: string, start: number) => (name === "off" ? 12_345 : 99_999 * (start + 0.1))],
    ["slower without", (name: string, start: number) => (/off|unobserved/.test(name) ? 99_999 : 12.34 + start)],
  ])("fits 100 columns with %s figures", (_what, p50) => {
    const text = renderGuardsTerminal(reportOf(p50), "reports/guards/guards.md", false);
    for (const line of text.split("\n")) expect(line.length, line).toBeLessThanOrEqual(TERMINAL_COLUMNS);
  });

  it("says in the terminal what all guards cost, and how to repeat the run", () => {
    const text = renderGuardsTerminal(report, "reports/guards/guards.md", false);
    expect(text).toMatch(/usage +stdio +200 +\+11\.0 \(\+1\d\.\d to \+1\d\.\d\)/);
    expect(text.replaceAll("\n", " ")).toContain("+11 µs on 200 µs over stdio (1.05x)");
    expect(text).toContain("Repeat: npx -y pnpm@12 bench guards");
    expect(text).not.toContain("Other programs");
  });

  it("warns of a busy machine", () => {
    const text = renderGuardsTerminal(
      reportOf(() => 100, 0.6),
      "x",
      false,
    );
    expect(text).toContain("Other programs used 60 % of the processor");
  });

  it("has every row and every switch in Markdown", () => {
    const markdown = renderGuardsMarkdown(report);
    const lines = markdown.split("\n").filter((line) => line.startsWith("| "));
    // Two tables with a head and a line below it.
    expect(lines).toHaveLength(4 + report.rows.length + report.guards.length);
    expect(markdown).toContain("| rate limit | no `RATE_LIMIT` | `RATE_LIMIT=999999999/min` |");
  });
});
