import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CLAIM_IDS,
  ledgerJsonSchema,
  ledgerReport,
  readLedger,
  renderLedgerTerminal,
  TERMINAL_COLUMNS,
  writeLedger,
} from "@twinhost/report";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, describe, expect, it } from "vitest";
import { EXPERIMENTS, experimentOf, JUDGED_CLAIMS } from "../src/experiments/registry.ts";
import { ledgerResults, syntheticLedger } from "./fixtures/synthetic-ledger.ts";

const folder = mkdtempSync(join(tmpdir(), "twinhost-ledger-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the ledger's report", () => {
  it("has the published schema: run `pnpm schema` after a change", () => {
    const file = new URL("../../../packages/report/ledger.schema.json", import.meta.url);
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(ledgerJsonSchema());
  });

  it("has every claim, in both languages, and fits the schema", async () => {
    const report = syntheticLedger(ledgerResults());
    await writeLedger(report, folder);
    const written = JSON.parse(readFileSync(join(folder, "report.json"), "utf8"));
    expect(ledgerReport.parse(written).claims.map(({ claim }) => claim)).toEqual([...CLAIM_IDS]);
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(ledgerJsonSchema());
    expect(validate(written), JSON.stringify(validate.errors)).toBe(true);
    expect(JSON.stringify(report.words)).not.toMatch(/undefined|NaN/);
    for (const { claim, verdict, reason } of report.claims)
      expect(verdict === "not-measured").toBe(!JUDGED_CLAIMS.includes(claim) && reason === "no-experiment");
    const [english = "", korean = ""] = readFileSync(join(folder, "report.md"), "utf8").split("\n---\n");
    for (const [part, words] of [
      [english, report.words.en],
      [korean, report.words.ko],
    ] as const)
      for (const text of [words.title, ...words.answer, ...words.experiments.map(({ question }) => question)])
        expect(part).toContain(text);
  });

  it("fits the terminal", () => {
    const text = renderLedgerTerminal(syntheticLedger(ledgerResults()), {
      language: "en",
      reportPath: "r.md",
      color: false,
    });
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(TERMINAL_COLUMNS);
    expect(text).toContain("Other programs used 50 %");
  });

  it("says which experiment is void and why, and judges the others", () => {
    const [{ id } = { id: "" }] = EXPERIMENTS;
    const report = syntheticLedger(ledgerResults(id));
    expect(report.experiments.find((experiment) => experiment.id === id)).toMatchObject({
      outcome: "void",
      figures: [],
    });
    for (const [index, { verdict, reason, experiment }] of report.claims.entries())
      if (experiment === id) {
        expect({ verdict, reason }).toEqual({ verdict: "not-measured", reason: "void" });
        expect(report.words.en.claims[index]?.because).toContain("right is 7");
      } else expect(reason).not.toBe("void");
  });

  it("is void if a figure divides by zero", () => {
    const results = ledgerResults().map((result) =>
      result.id === "S1" ? { ...result, starts: result.starts.map(() => new Proxy({}, { get: () => 0 })) } : result,
    );
    const report = syntheticLedger(results);
    expect(report.experiments.find(({ id }) => id === "S1")).toMatchObject({ outcome: "void", figures: [] });
    expect(report.claims.find(({ claim }) => claim === "S1")).toMatchObject({
      verdict: "not-measured",
      reason: "void",
    });
    expect(report.words.ko.claims.find(({ claim }) => claim === "S1")?.because).toContain("httpOverStdio");
  });

  it("names what still drifted at the end of its warm-up", () => {
    const { words, experiments } = syntheticLedger(ledgerResults());
    expect(experiments.find(({ id }) => id === "H6")?.drifting).toEqual(["http@1"]);
    for (const { experiments } of [words.en, words.ko])
      expect(experiments.filter(({ method }) => method.join().includes("http@1")).map(({ id }) => id)).toEqual(["H6"]);
  });

  it("says which figures each verdict rests on, widened by noise", () => {
    const claim = syntheticLedger(ledgerResults()).claims.find(({ claim }) => claim === "S1");
    expect(claim?.figures).toMatchObject([{ id: "httpOverStdio" }, { id: "restOverStdio" }]);
  });

  it("judges nothing by times that other programs disturbed, but still judges counts", () => {
    const quiet = syntheticLedger(ledgerResults());
    const busy = syntheticLedger(ledgerResults().map((result) => ({ ...result, othersShare: 0.5 })));
    for (const [index, { claim, verdict, reason }] of busy.claims.entries()) {
      const rule = experimentOf(claim)?.claims[claim];
      if (rule && !rule.countsOnly) expect({ verdict, reason }).toEqual({ verdict: "inconclusive", reason: "busy" });
      else expect(verdict).toBe(quiet.claims[index]?.verdict);
    }
    expect(busy.claims.filter(({ reason }) => reason === "busy").map(({ claim }) => claim)).toContain("S1");
    expect(busy.claims.filter(({ reason }) => reason !== "busy").map(({ claim }) => claim)).toContain("H8");
    for (const { notices } of [busy.words.en, busy.words.ko]) expect(notices.join()).toContain("S1, H10");
    expect(busy.words.en.notices.length).toBe(quiet.words.en.notices.length + 1);
  });

  it("reports a run that lacked what a rule needs as unfit, not as noise", () => {
    const nobody = [new Proxy<Record<string, number>>({}, { get: () => 0 })];
    const results = ledgerResults().filter(({ id }) => id === "H5");
    const { claims, words } = syntheticLedger(results.map((result) => ({ ...result, starts: nobody })));
    const index = claims.findIndex(({ claim }) => claim === "H5");
    expect(claims[index]).toMatchObject({ verdict: "inconclusive", reason: "unfit" });
    expect(words.en.claims[index]?.because).toContain("The run lacked what the rule needs");
  });

  it("reads reports of the first version", () => {
    const { words, claims, experiments, ...report } = syntheticLedger(ledgerResults());
    const older = {
      ...report,
      schemaVersion: 1,
      claims: claims.map(({ figures: _, ...claim }) => claim),
      experiments: experiments.map(({ drifting: _, othersShare: __, ...experiment }) => experiment),
      words: { en: { ...words.en, answer: "Eight." }, ko: { ...words.ko, answer: "여덟." } },
    };
    const read = readLedger(JSON.parse(JSON.stringify(older)));
    expect(read).toMatchObject({ schemaVersion: 2, words: { en: { answer: ["Eight.", ""] } } });
    expect(readLedger(JSON.parse(JSON.stringify(syntheticLedger(ledgerResults())))).schemaVersion).toBe(2);
    expect(() => readLedger({ schemaVersion: 3 })).toThrow();
  });

  it("names what an experiment needs and the machine lacks, and does not measure it", () => {
    const [{ id } = { id: "S1" as const }] = EXPERIMENTS;
    const what = "nginx (Debian: apt-get install nginx-light)";
    const report = syntheticLedger([], new Map([[id, what]]));
    for (const [index, { verdict, reason, experiment }] of report.claims.entries()) {
      expect(verdict).toBe("not-measured");
      expect(reason === "missing").toBe(experiment === id);
      for (const words of [report.words.en, report.words.ko])
        expect(words.claims[index]?.because.includes(what)).toBe(experiment === id);
    }
  });

  it("distinguishes what was left out with --only", () => {
    const report = syntheticLedger([]);
    for (const { claim, reason } of report.claims)
      expect(reason).toBe(JUDGED_CLAIMS.includes(claim) ? "not-chosen" : "no-experiment");
  });
});
