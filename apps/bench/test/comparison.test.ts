import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LedgerReport, publish } from "@twinhost/report";
import { afterAll, describe, expect, it } from "vitest";
import { builtHosts } from "../src/arms/catalog.ts";
import { comparableReport } from "../src/comparison/comparable.ts";
import { compareReports } from "../src/comparison/compare-reports.ts";
import { repeatability } from "../src/comparison/repeatability.ts";
import { runBench } from "./bench-run.ts";
import { ledgerResults, syntheticLedger } from "./fixtures/synthetic-ledger.ts";
import { syntheticReport } from "./fixtures/synthetic-report.ts";

const folder = mkdtempSync(join(tmpdir(), "twinhost-reports-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const S1_CALLS = {
  http: 400,
  "http@2025-11-25": 400,
  rest: 300,
  stdio: 100,
  "stdio@2025-11-25": 100,
  "http-again": 400,
  "stdio-again": 100,
};

/** A ledger with only the first experiment: its calls take this long, give or take one percent per start. */
const ledger = (calls: Partial<typeof S1_CALLS> = {}, drift = 1): LedgerReport => {
  const starts = [1, 1.01, 0.99].map((wobble) =>
    Object.fromEntries(
      Object.entries({ ...S1_CALLS, ...calls }).flatMap(([row, micros]) => [
        [row, micros * wobble * drift],
        [`p95:${row}`, 2 * micros * wobble * drift],
        [`p99:${row}`, 3 * micros * wobble * drift],
      ]),
    ),
  );
  return syntheticLedger(
    ledgerResults()
      .filter(({ id }) => id === "S1")
      .map((result) => ({ ...result, starts })),
  );
};

const compare = (before: unknown, after: unknown) => compareReports(comparableReport(before), comparableReport(after));

/** A ledger with a single experiment. */
const ledgerOf = (id: string): LedgerReport => syntheticLedger(ledgerResults().filter((result) => result.id === id));

/** The same report with one figure multiplied by a factor. */
const withFigure = (report: LedgerReport, id: string, factor: number): LedgerReport => {
  const changed: LedgerReport = JSON.parse(JSON.stringify(report));
  const figure = changed.experiments[0]?.figures.find((candidate) => candidate.id === id);
  if (!figure) throw new Error(`There is no figure ${id}.`);
  const { value, low, high } = figure.measured;
  figure.measured = { value: value * factor, low: low && low * factor, high: high && high * factor };
  return changed;
};

/** The same report with these figures, which did not vary. */
const withMeasured = (report: LedgerReport, values: Readonly<Record<string, number>>): LedgerReport => ({
  ...report,
  experiments: report.experiments.map((experiment) => ({
    ...experiment,
    figures: experiment.figures.map((figure) => {
      const value = values[figure.id];
      return value === undefined ? figure : { ...figure, measured: { value, low: value, high: value } };
    }),
  })),
});

const elsewhere = (report: LedgerReport): LedgerReport => ({
  ...report,
  machine: { ...report.machine, cpu: "Another processor" },
});

describe("two reports of the ledger", () => {
  it("have not changed if they differ no more than two identical deployments", () => {
    const noisy = { "http-again": 460, "stdio-again": 115 };
    expect(compare(ledger(noisy), ledger({ ...noisy, http: 440 }))).toMatchObject({ figures: [], isRegression: false });
    expect(compare(ledger(), ledger({}, 1.05)).isRegression).toBe(false);
  });

  it("differ if a call takes longer: a regression", () => {
    const { figures, isRegression, verdicts } = compare(ledger(), ledger({ stdio: 250, "stdio-again": 250 }));
    expect(figures).toContainEqual(
      expect.objectContaining({ after: expect.objectContaining({ id: "S1 stdio" }), isWorse: true }),
    );
    expect(isRegression).toBe(true);
    expect(verdicts).toContainEqual({ claim: "S1", before: "confirmed", after: "refuted" });
  });

  it("differ if a call takes less time: no regression", () => {
    const { figures, isRegression } = compare(ledger({ http: 600, "http-again": 600 }), ledger());
    expect(figures.length).toBeGreaterThan(0);
    expect(isRegression).toBe(false);
  });

  it("are a regression if an experiment has become void", () => {
    const voided = syntheticLedger(ledgerResults("S1").filter(({ id }) => id === "S1"));
    expect(compare(ledger(), voided)).toMatchObject({ voided: ["S1"], isRegression: true });
    expect(compare(voided, voided)).toMatchObject({ voided: [], isRegression: false });
  });

  it("differ in what was counted once and has no interval: letting in more abuse is a regression", () => {
    const before = ledgerOf("H9");
    const after = withFigure(before, "let-in:hardened", 1.03);
    expect(compare(before, before).figures).toEqual([]);
    expect(compare(before, after).figures.map((figure) => figure.after.id)).toEqual(["H9 let-in:hardened"]);
    expect(compare(before, after).isRegression).toBe(true);
    expect(compare(after, before).isRegression).toBe(false);
  });

  it("are a regression if more questions are lost, on any machine", () => {
    const before = ledgerOf("S9");
    const after = withFigure(before, "lost:stdio@killed", 2);
    expect(compare(before, after).isRegression).toBe(true);
    expect(compare(before, elsewhere(after)).isRegression).toBe(true);
    expect(compare(after, before).isRegression).toBe(false);
  });

  it("have not changed if a few more questions of so few are hurt, where no noise figure shows it", () => {
    const sharing = (value: number): LedgerReport =>
      withMeasured(ledgerOf("S9"), { "hurt:in-process@memory": value, "asked@memory": 180 });
    expect(compare(sharing(0.4), sharing(0.444))).toMatchObject({ figures: [], isRegression: false });
    expect(compare(sharing(0.4), sharing(0.7)).isRegression).toBe(true);
    expect(compare(sharing(0.7), sharing(0.4)).isRegression).toBe(false);
  });

  it("widen a share without a noise figure of its own by the shares of two identical deployments", () => {
    const noisy = (value: number): LedgerReport =>
      withMeasured(ledgerOf("S9"), { "lost:http@hung": value, "noise@flood": 0.3, "asked@hung": 1e6 });
    expect(compare(noisy(0.2), noisy(0.7)).figures).toEqual([]);
    expect(compare(noisy(0.1), noisy(0.8)).isRegression).toBe(true);
  });

  it("ignore times that other programs disturbed, but still compare counts", () => {
    const disturbed = (report: LedgerReport): LedgerReport => ({
      ...report,
      experiments: report.experiments.map((experiment) => ({ ...experiment, othersShare: 0.5 })),
    });
    const slower = compare(ledger(), disturbed(ledger({ stdio: 250, "stdio-again": 250 })));
    expect(slower).toMatchObject({ figures: [], compared: 0, isRegression: false });
    const before = ledgerOf("H9");
    expect(compare(before, disturbed(withFigure(before, "let-in:hardened", 1.03))).isRegression).toBe(true);
  });

  it("are a regression if fewer calls per second are answered, unless the machine differs", () => {
    const before = ledgerOf("H1");
    const after = withFigure(before, "perSecond:cpu:http@2", 0.5);
    expect(compare(before, after).isRegression).toBe(true);
    expect(compare(before, elsewhere(after))).toMatchObject({ figures: [], isRegression: false });
  });

  it.each([
    ["H1", "generator:late"],
    ["H6", "http-floor@0"],
    ["X1", "waited@50"],
  ])("are no regression if something other than the product is slower: %s %s", (id, figure) => {
    const before = ledgerOf(id);
    const { figures, isRegression } = compare(before, withFigure(before, figure, 10));
    expect(figures.map(({ isWorse }) => isWorse)).toEqual([null]);
    expect(isRegression).toBe(false);
  });

  it("are compared only in ratios if the machines differ", () => {
    const after = ledger({ http: 1_600, "http-again": 1_600 });
    const { unlike, figures, isRegression } = compare(ledger(), elsewhere(after));
    expect(unlike?.after).toContain("Another processor");
    expect(new Set(figures.map(({ after: { unit } }) => unit))).toEqual(new Set(["ratio"]));
    expect(isRegression).toBe(false);
  });
});

describe("two plain reports", () => {
  it("have not changed if they are the same", () => {
    const report = publish(syntheticReport());
    const { figures, compared } = compare(report, report);
    expect(figures).toEqual([]);
    expect(compared).toBeGreaterThan(20);
  });

  it("differ in calls per second, of which fewer is worse", () => {
    const before = publish(syntheticReport());
    const fewer = structuredClone(before);
    for (const { throughput } of fewer.rows)
      for (const { perSecond } of throughput)
        for (const end of ["value", "low", "high"] as const) perSecond[end] = (perSecond[end] ?? 0) / 2;
    expect(compare(before, fewer)).toMatchObject({ isRegression: true });
    expect(compare(fewer, before)).toMatchObject({ isRegression: false });
  });
});

describe("repeated runs", () => {
  const runs = (all: readonly LedgerReport[]) => repeatability(all.map(comparableReport));

  it("hold if verdicts agree; one may differ, two may not", () => {
    expect(runs([ledger(), ledger(), ledger()])).toMatchObject({ agreeing: 1, verdictsHold: true });
    const claims = (verdicts: readonly ("confirmed" | "refuted" | "inconclusive")[]): LedgerReport => {
      const report = ledger();
      return {
        ...report,
        claims: report.claims.map((claim, index) => ({ ...claim, verdict: verdicts[index] ?? "confirmed" })),
      };
    };
    expect(runs([claims([]), claims(["refuted"])])).toMatchObject({ agreeing: 20, verdictsHold: true });
    expect(runs([claims([]), claims(["refuted", "refuted"])])).toMatchObject({ agreeing: 19, verdictsHold: false });
    const unclear = ["inconclusive", "inconclusive", "inconclusive", "inconclusive"] as const;
    expect(runs([claims(unclear), claims(unclear)])).toMatchObject({ mostInconclusive: 4, verdictsHold: false });
  });

  it("do not hold if the only claim differs", () => {
    const other = ledger({ http: 150, rest: 110, "http-again": 150 });
    expect(runs([ledger(), other])).toMatchObject({ agreeing: 0, verdictsHold: false });
  });

  it("count a run with a void experiment as one whose intervals contain nothing", () => {
    const voided = syntheticLedger(ledgerResults("S1").filter(({ id }) => id === "S1"));
    const good = Array.from({ length: 9 }, () => ledger());
    expect(runs([voided, ...good])).toMatchObject({ agreeing: 0, intervalsHold: true });
    expect(runs([voided, voided, ...good]).intervalsHold).toBe(false);
    for (const { contained, runs: of } of runs([voided, ledger()]).ratios) expect([contained, of]).toEqual([1, 2]);
  });

  it("do not judge intervals if no run has a ratio, and report unlike runs", () => {
    const counts = Array.from({ length: 10 }, () => ledgerOf("H9"));
    expect(runs(counts)).toMatchObject({ ratios: [], intervalsHold: undefined, areAlike: true });
    expect(runs([ledger(), elsewhere(ledger())]).areAlike).toBe(false);
  });

  it("judge intervals of ten runs or more: nine must contain the median of all", () => {
    const ten = (outside: number): LedgerReport[] =>
      Array.from({ length: 10 }, (_, index) => ledger(index < outside ? { http: 800, "http-again": 800 } : {}));
    expect(runs(ten(0).slice(1)).intervalsHold).toBeUndefined();
    expect(runs(ten(1)).intervalsHold).toBe(true);
    expect(runs(ten(2)).intervalsHold).toBe(false);
  });
});

describe("the commands", () => {
  const write = (name: string, content: unknown): string => {
    const file = join(folder, name);
    writeFileSync(file, JSON.stringify(content));
    return file;
  };

  it("exit with 1 on a regression only if asked to", async () => {
    const [before, after] = [write("a.json", ledger()), write("b.json", ledger({ http: 900, "http-again": 900 }))];
    const told = await runBench(["compare", before, after], builtHosts);
    expect(told).toMatchObject({ code: 0 });
    expect(told.out).toMatch(/S1: A call: HTTP .*worse/);
    expect(await runBench(["compare", before, after, "--fail-on-regression"], builtHosts)).toMatchObject({ code: 1 });
    expect(await runBench(["compare", after, before, "--fail-on-regression"], builtHosts)).toMatchObject({ code: 0 });
  });

  it("print what agrees as Markdown, and exit with 1 if verdicts disagree", async () => {
    const files = Array.from({ length: 10 }, (_, index) =>
      write(`${index}.json`, ledger(index < 3 ? { http: 150, rest: 110, "http-again": 150 } : {})),
    );
    const result = await runBench(["repeatability", ...files.slice(5)], builtHosts);
    expect(result).toMatchObject({ code: 0 });
    expect(result.out).toContain("| S1 | confirmed | confirmed |");
    expect(await runBench(["repeatability", ...files], builtHosts)).toMatchObject({ code: 1 });
  });

  it("exit with 2 if there is no report", async () => {
    const other = write("other.json", { schemaVersion: 1 });
    for (const args of [
      ["compare", other, other],
      ["compare", other],
      ["compare", "no.json", "no.json"],
      ["repeatability", other],
    ])
      expect((await runBench(args, builtHosts)).code).toBe(2);
  });
});
