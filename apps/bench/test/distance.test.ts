import { TERMINAL_COLUMNS } from "@twinhost/report";
import { describe, expect, it } from "vitest";
import { renderDistanceMarkdown } from "../src/distance/distance-markdown.ts";
import { type DistanceReport, distanceReport } from "../src/distance/distance-report.ts";
import { renderDistanceTerminal } from "../src/distance/distance-terminal.ts";
import { en, ko } from "../src/distance/distance-words.ts";
import type { DeploymentStarts } from "../src/distance/observations.ts";
import {
  DEPLOYMENTS,
  type DeploymentId,
  FIGURES,
  GOAL_ROWS,
  GROUPS,
  NOISE_ROWS,
  START_ROWS,
} from "../src/distance/rows.ts";
import { summarizeDistance } from "../src/distance/summarize-distance.ts";
import { SYNTHETIC_MACHINE } from "./fixtures/synthetic-machine.ts";

const STARTS = 8;

type Given = Readonly<Partial<Record<DeploymentId, (start: number) => number>>>;

/** Every figure of a deployment is what `given` returns for a start, or 100 by default. */
const observe = (given: Given, starts = STARTS): Map<DeploymentId, DeploymentStarts> =>
  new Map(
    DEPLOYMENTS.map((id) => [
      id,
      {
        starts: Array.from({ length: starts }, (_, start) =>
          Object.fromEntries(FIGURES.map((figure) => [figure, given[id]?.(start) ?? 100])),
        ),
      },
    ]),
  );

const rowOf = (id: string, observations: ReadonlyMap<DeploymentId, DeploymentStarts>) => {
  const row = summarizeDistance(observations, GROUPS).find((candidate) => candidate.id === id);
  if (!row) throw new Error(`There is no row ${id}.`);
  return row;
};

const REST = "p50:rest/http-floor";

describe("a row of the distance from the floor", () => {
  it("is the ratio within each start, whatever the machine did between starts", () => {
    const { measured, ofFigure, starts } = rowOf(
      REST,
      observe({ rest: (start) => 140 * (start + 1), "http-floor": (start) => 100 * (start + 1) }),
    );
    expect(measured?.value).toBeCloseTo(1.4);
    expect(measured?.low).toBeCloseTo(1.4);
    expect(ofFigure?.value).toBeGreaterThan(300);
    expect(starts).toBe(STARTS);
  });

  it.each([
    ["met", () => 149],
    ["not-met", () => 151],
    ["inconclusive", (start: number) => (start % 2 === 0 ? 130 : 170)],
  ] as const)("is %s by its whole interval", (verdict, rest) => {
    expect(rowOf(REST, observe({ rest })).verdict).toBe(verdict);
  });

  it.each([
    ["met", 50],
    ["not-met", 49],
  ] as const)("is %s if more is better", (verdict, http) => {
    expect(rowOf("throughput:http/http-floor", observe({ http: () => http })).verdict).toBe(verdict);
  });

  it("stands alone without a second side", () => {
    const row = rowOf("serverCpu:llm-server", observe({ "llm-server": () => 340 }));
    expect(row).toMatchObject({ measured: { value: expect.closeTo(340) }, againstFigure: null, verdict: "met" });
  });

  it("is inconclusive with too few starts for an interval", () => {
    expect(rowOf(REST, observe({ rest: () => 900 }, 2))).toMatchObject({
      measured: { low: null },
      verdict: "inconclusive",
    });
  });

  it("is flat within the differences of identical deployments", () => {
    const flat = (tools: number) =>
      rowOf(
        "cpu:tools-100/tools-3",
        observe({ "tools-100": () => tools, "tools-3-again": (start) => (start === 3 ? 100 / 1.08 : 102) }),
      );
    expect(flat(107)).toMatchObject({ verdict: "met", goal: { limit: expect.closeTo(1.08) } });
    expect(flat(110).verdict).toBe("not-met");
  });

  it("is not called flat because of noise alone", () => {
    const noisy = observe({ "tools-3-again": (start) => (start === 3 ? 400 : 100), "tools-100": () => 150 });
    expect(rowOf("cpu:tools-100/tools-3", noisy).verdict).toBe("inconclusive");
  });

  it("is void when one of its deployments answered wrongly, unlike all other rows", () => {
    const observations = observe({}).set("rest", { failure: "calculate answered 8; right is 7." });
    expect(rowOf(REST, observations)).toMatchObject({ verdict: "void", measured: null, reason: /right is 7/ });
    expect(summarizeDistance(observations, GROUPS).filter(({ verdict }) => verdict === "void")).toHaveLength(2);
  });

  it("has no verdict without a goal", () => {
    const row = rowOf("coldStart:llm-server/http-floor", observe({}));
    expect(row).toMatchObject({ goal: null, verdict: null });
    expect(row?.measured).not.toBeNull();
  });

  it("is left out, with the reason, if a requirement is not installed", () => {
    const observations = observe({}).set("fastmcp", { missing: "no-fastmcp" });
    expect(rowOf("throughput:http/fastmcp", observations)).toMatchObject({ verdict: "left-out", reason: "no-fastmcp" });
  });
});

describe("the rows", () => {
  it("have unique ids, and the noise rows that their goals name", () => {
    const ids = [...GOAL_ROWS, ...START_ROWS, ...NOISE_ROWS].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { goal } of GOAL_ROWS) if ("flatWithin" in goal) expect(ids).toContain(goal.flatWithin);
  });
});

const reportOf = (observations: ReadonlyMap<DeploymentId, DeploymentStarts>): DistanceReport =>
  distanceReport.parse({
    schemaVersion: 1,
    product: { name: "twinhost", version: "0.1.0" },
    startedAt: "2026-11-27T07:00:00Z",
    seconds: 80,
    command: "npx -y pnpm@12 bench floors",
    machine: SYNTHETIC_MACHINE,
    versions: { node: "26.10.0" },
    method: { mode: "full", starts: STARTS },
    rows: summarizeDistance(observations, GROUPS),
  });

describe("the report", () => {
  const report = reportOf(
    observe({ rest: (start) => (start % 2 === 0 ? 130 : 170) })
      .set("stdio", { failure: "calculate answered 8; right is 7." })
      .set("fastmcp", { missing: "no-fastmcp" }),
  );

  it("fits the terminal and shows goal, verdict and reasons", () => {
    const text = renderDistanceTerminal(report, "reports/floors/floors.md", false);
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(TERMINAL_COLUMNS);
    expect(text).toMatch(/^REST \/ HTTP floor +p50 +1\.\d\d \(1\.\d\d to 1\.\d\d\) +≤ 1\.50 +inconclusive$/m);
    expect(text).toMatch(/^HTTP \/ HTTP floor +CPU +1\.00 .* ≤ 2\.00 +met$/m);
    expect(text).toContain("right is 7");
    expect(text).toContain("TEST_PYTHON names no Python");
    expect(text).toContain("Other programs used 50 %");
    expect(text).toContain("4 void after a wrong answer, 1 left out");
  });

  it("names identical deployments that came out different, if there are any", () => {
    const noisy = reportOf(observe({ "tools-3-again": () => 120 }));
    const [english = "", korean = ""] = renderDistanceMarkdown(noisy).split("\n---\n");
    expect(english).toContain("included: 3 tools again / 3 tools, CPU; 3 tools again / 3 tools, p50. Do not rely");
    expect(korean).toContain("있습니다. 같은 도구 3개 / 도구 3개, CPU; 같은 도구 3개 / 도구 3개, p50. 같은 구성의");
    expect(renderDistanceMarkdown(report)).not.toContain("came out different");
  });

  it("says the same in both languages", () => {
    const [english = "", korean = ""] = renderDistanceMarkdown(report).split("\n---\n");
    for (const [part, texts] of [
      [english, en],
      [korean, ko],
    ] as const) {
      expect(part).toContain(`# ${texts.title}`);
      expect(part.match(/^\| /gm)).toHaveLength(2 + report.rows.length);
      expect(part).not.toContain("undefined");
      expect(part).toContain(report.command);
    }
  });
});
