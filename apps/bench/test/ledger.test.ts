import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  CLAIM_IDS,
  type LedgerReport,
  ledgerEn,
  ledgerJsonSchema,
  ledgerKo,
  ledgerReport,
  readLedger,
  renderLedgerTerminal,
  TERMINAL_COLUMNS,
  writeLedger,
} from "@twinhost/report";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, describe, expect, it } from "vitest";
import type { Figure, OpenExperiment } from "../src/experiments/experiment.ts";
import { EXPERIMENTS, JUDGED_CLAIMS } from "../src/experiments/registry.ts";
import { beyondNoise, estimateFigures, ratioOf, shareOf } from "../src/experiments/statistics.ts";
import { openFinished } from "../src/ledger/finished.ts";
import { measureExperiment } from "../src/ledger/measure-experiment.ts";
import type { ExperimentResult } from "../src/ledger/result.ts";
import { STARTS, secondsOf } from "../src/ledger/starts.ts";
import { createTimeLeft } from "../src/ledger/time-left.ts";
import { verdictAlong } from "../src/verdicts/judge.ts";
import { ledgerResults, syntheticLedger } from "./fixtures/synthetic-ledger.ts";

const folder = mkdtempSync(join(tmpdir(), "twinhost-ledger-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("figures beyond noise", () => {
  const figures = (unit: "ratio" | "share"): Figure[] => {
    const of =
      unit === "ratio"
        ? ratioOf
        : (left: string, right: string) =>
            shareOf(
              (v) => v(left) - v(right),
              (v) => v(right),
            );
    return [
      { id: "figure", unit, of: of("left", "right"), noise: "noise" },
      { id: "noise", unit, of: of("again", "right") },
    ];
  };
  const widened = (unit: "ratio" | "share", again: readonly number[]) => {
    const starts = again.map((value) => ({ left: 200, right: 100, again: value }));
    return beyondNoise(figures(unit), estimateFigures(figures(unit), starts))("figure");
  };

  it("stay as measured where equal deployments are equal", () => {
    expect(widened("ratio", [100, 100, 100])).toEqual({ value: 2, low: 2, high: 2 });
  });

  it.each([[[110, 110, 110]], [[100 / 1.1, 100 / 1.1, 100 / 1.1]]])(
    "reach as far as the noise to both sides: %j",
    (again) => {
      const { low, high } = widened("ratio", again);
      expect(low).toBeCloseTo(2 / 1.1);
      expect(high).toBeCloseTo(2 * 1.1);
    },
  );

  it("reach as far in shares, by addition", () => {
    const { low, high } = widened("share", [90, 90, 90]);
    expect(low).toBeCloseTo(0.9);
    expect(high).toBeCloseTo(1.1);
  });

  it("have no interval where the noise has none, or has no end", () => {
    expect(widened("ratio", [100, 100])).toMatchObject({ low: null, high: null });
    expect(widened("ratio", [100, 0, 100])).toMatchObject({ low: null, high: null });
  });
});

describe("a verdict along an axis", () => {
  type Sides = ("reaches" | "misses" | "spans")[];
  const towards = (holds: "above" | "below", sides: Sides) =>
    verdictAlong(
      sides.map((side, index) => ({ at: index, side })),
      holds,
    );
  const along = (...sides: Sides) => towards("above", sides);

  it("is one where all points agree, and none where a point is unclear", () => {
    expect(along("reaches", "reaches")).toEqual({ verdict: "confirmed" });
    expect(along("misses", "misses")).toEqual({ verdict: "refuted" });
    expect(along("misses", "spans")).toEqual({ verdict: "inconclusive" });
  });

  it("depends where it turns once, between the clear points", () => {
    expect(along("misses", "spans", "reaches")).toEqual({
      verdict: "depends",
      turn: { between: [0, 2], holds: "above" },
    });
    expect(towards("below", ["reaches", "misses"])).toMatchObject({ turn: { between: [0, 1], holds: "below" } });
  });

  it("is inconclusive where it turns in a direction that it cannot: no network gets shorter by a longer round trip", () => {
    expect(along("reaches", "misses")).toEqual({ verdict: "inconclusive" });
    expect(towards("below", ["misses", "reaches"])).toEqual({ verdict: "inconclusive" });
  });

  it("is inconclusive where it turns twice", () => {
    expect(along("reaches", "misses", "reaches")).toEqual({ verdict: "inconclusive" });
  });
});

describe("the experiments", () => {
  it("judge each claim once, with texts for each in both languages", () => {
    const judged = EXPERIMENTS.flatMap(({ claims }) => Object.keys(claims));
    expect(new Set(judged).size).toBe(judged.length);
    expect(judged.toSorted()).toEqual(JUDGED_CLAIMS.toSorted());
    for (const { id, claims, texts } of EXPERIMENTS) {
      expect(claims).toHaveProperty(id);
      for (const { claims: said } of [texts.en, texts.ko]) expect(Object.keys(said)).toEqual(Object.keys(claims));
    }
  });

  it("take less than half an hour on two cores, with starts enough for intervals", () => {
    expect(secondsOf(EXPERIMENTS, "full", STARTS.full)).toBeLessThan(30 * 60);
    expect(Math.min(STARTS.full, STARTS.quick)).toBeGreaterThanOrEqual(3);
  });

  it("name figures once, and the noise of those that have it, in the same unit", () => {
    for (const { figures, texts } of EXPERIMENTS) {
      const units = new Map(figures.map(({ id, unit }) => [id, unit]));
      expect(units.size).toBe(figures.length);
      for (const { unit, noise } of figures) if (noise !== undefined) expect(units.get(noise)).toBe(unit);
      for (const { figureName } of [texts.en, texts.ko]) {
        const names = figures.map(({ id }) => figureName(id));
        expect(new Set(names).size).toBe(names.length);
        expect(names.join()).not.toMatch(/undefined|^,|,,/);
      }
    }
  });

  const setting = {
    hosts: { httpServer: "", stdioServer: "", llmServer: "" },
    dataDir: "",
    calls: [],
    workloads: { timed: { calculate: [], search_docs: [] }, payloads: [] },
    mode: "full",
    prices: { coreHour: 1, gibHour: 1 },
  } as const;
  const measuring = (measureStart: OpenExperiment["measureStart"], close = () => {}) => {
    const [any] = EXPERIMENTS;
    if (!any) throw new Error("There is no experiment.");
    return measureExperiment({ ...any, open: async () => ({ measureStart, close }) }, setting, 5, () => {});
  };

  it("leave no figures after one wrong answer", async () => {
    let starts = 0;
    let isClosed = false;
    const result = await measuring(
      async () => {
        if (++starts === 2) throw new Error("calculate answered 8; right is 7.");
        return { a: 1 };
      },
      () => {
        isClosed = true;
      },
    );
    expect(result).toMatchObject({ starts: [], failure: "calculate answered 8; right is 7." });
    expect([starts, isClosed]).toEqual([2, true]);
  });

  it("leave no figures where a start has none for one of them", async () => {
    const result = await measuring(async () => ({ memory: 1, coldStart: Number.NaN, cpu: Number.POSITIVE_INFINITY }));
    expect(result).toMatchObject({ starts: [], failure: "Not measured: coldStart, cpu." });
  });
});

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

  it("is void where a figure is a quotient by nothing", () => {
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

  it("says what still drifted when its warm-up ended", () => {
    const { words, experiments } = syntheticLedger(ledgerResults());
    expect(experiments.find(({ id }) => id === "H6")?.drifting).toEqual(["http@1"]);
    for (const { experiments } of [words.en, words.ko])
      expect(experiments.filter(({ method }) => method.join().includes("http@1")).map(({ id }) => id)).toEqual(["H6"]);
  });

  it("says which figures each verdict rests on, as wide as their noise", () => {
    const claim = syntheticLedger(ledgerResults()).claims.find(({ claim }) => claim === "S1");
    expect(claim?.figures).toMatchObject([{ id: "httpOverStdio" }, { id: "restOverStdio" }]);
  });

  it("answers which transport fits which case, and where it depends", () => {
    const judged = (verdicts: Readonly<Record<string, LedgerReport["claims"][number]["verdict"]>>) => {
      const { claims } = syntheticLedger([]);
      return claims.map((claim) => ({
        ...claim,
        verdict: verdicts[claim.claim] ?? claim.verdict,
        crossover:
          claim.claim === "H6"
            ? { value: 379, unit: "micros" as const, between: [0, 1_000] as [number, number], holds: "above" as const }
            : null,
      }));
    };
    const claims = judged({
      H2: "confirmed",
      S7: "confirmed",
      S1: "confirmed",
      H6: "depends",
      H8: "refuted",
      S4: "confirmed",
    });
    expect(ledgerEn.answer(claims)).toEqual([
      "HTTP fits several LLM servers (H2, S7); stdio fits fast calls (S1).",
      "It depends for calls without a network's delay (H6 above 379 µs) and a simple set-up (H8, S4).",
    ]);
    expect(ledgerKo.answer(claims)[1]).toContain("H6 379 µs 이상");
    expect(ledgerEn.answer(judged({ S1: "refuted", S5: "inconclusive" }))[0]).toBe(
      "No case was decided for either transport.",
    );
  });

  it("reads reports of the first version", () => {
    const { words, claims, experiments, ...report } = syntheticLedger(ledgerResults());
    const older = {
      ...report,
      schemaVersion: 1,
      claims: claims.map(({ figures: _, ...claim }) => claim),
      experiments: experiments.map(({ drifting: _, ...experiment }) => experiment),
      words: { en: { ...words.en, answer: "Eight." }, ko: { ...words.ko, answer: "여덟." } },
    };
    const read = readLedger(JSON.parse(JSON.stringify(older)));
    expect(read).toMatchObject({ schemaVersion: 2, words: { en: { answer: ["Eight.", ""] } } });
    expect(readLedger(JSON.parse(JSON.stringify(syntheticLedger(ledgerResults())))).schemaVersion).toBe(2);
    expect(() => readLedger({ schemaVersion: 3 })).toThrow();
  });

  it("says what an experiment needs and the machine lacks, and measures it not", () => {
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

  it("says what was left out with --only", () => {
    const report = syntheticLedger([]);
    for (const { claim, reason } of report.claims)
      expect(reason).toBe(JUDGED_CLAIMS.includes(claim) ? "not-chosen" : "no-experiment");
  });
});

describe("finished experiments", () => {
  const file = fileURLToPath(import.meta.url);
  const open = (mode: string, host = file) =>
    openFinished(folder, mode, { httpServer: host, stdioServer: file, llmServer: file });
  it("are there for the next run under the same circumstances, until they are cleared", async () => {
    const result: ExperimentResult = {
      id: "X1",
      startedAt: "2026-11-27T15:00:00.000Z",
      seconds: 1,
      starts: [{ a: 1 }],
      drifting: [],
      failure: null,
    };
    await (await open("full")).keep(result);
    expect([...(await (await open("full")).load()).values()]).toEqual([result]);
    expect((await (await open("quick")).load()).size).toBe(0);
    expect((await (await open("full", fileURLToPath(new URL("bench-run.ts", import.meta.url)))).load()).size).toBe(0);
    await (await open("full")).clear(["H6"]);
    expect((await (await open("full")).load()).size).toBe(1);
    await (await open("full")).clear(["H6", "X1"]);
    expect((await (await open("full")).load()).size).toBe(0);
  });
});

describe("the time left", () => {
  it("goes by the pace so far", () => {
    let now = 0;
    const timeLeft = createTimeLeft(100, () => now);
    expect(timeLeft.shown()).toBe("about 2 min left");
    now = 40_000;
    timeLeft.done(20);
    expect(timeLeft.shown()).toBe("about 3 min left");
    now = 100_000;
    timeLeft.done(60);
    expect(timeLeft.shown()).toBe("about 25 s left");
  });
});
