import { describe, expect, it } from "vitest";
import type { OpenExperiment } from "../src/experiments/experiment.ts";
import { EXPERIMENTS, JUDGED_CLAIMS } from "../src/experiments/registry.ts";
import { measureExperiment } from "../src/ledger/measure-experiment.ts";
import { STARTS, secondsOf } from "../src/ledger/starts.ts";

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

  it("take under half an hour on two cores, or eight minutes with --quick, with enough starts for intervals", () => {
    expect(secondsOf(EXPERIMENTS, "full")).toBeLessThan(30 * 60);
    expect(secondsOf(EXPERIMENTS, "quick")).toBeLessThan(8 * 60);
    expect(Math.min(STARTS.full, STARTS.quick)).toBeGreaterThanOrEqual(3);
  });

  it("name each figure once, with noise in the same unit where there is any", () => {
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

  it("leave no figures if one of them is not a finite number at some start", async () => {
    const result = await measuring(async () => ({ memory: 1, coldStart: Number.NaN, cpu: Number.POSITIVE_INFINITY }));
    expect(result).toMatchObject({ starts: [], failure: "Not measured: coldStart, cpu." });
  });
});
