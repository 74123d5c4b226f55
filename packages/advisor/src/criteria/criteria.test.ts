import fc from "fast-check";
import { expect, it } from "vitest";
import { fixedConstants } from "../../test/fixed-constants.ts";
import { advise } from "../advise.ts";
import { type AdviceCase, adviceCase } from "../case.ts";
import { COST_MODEL } from "../cost-model/cost-model.ts";
import type { CriterionId } from "./criterion.ts";

const tipsOf = (given: Partial<AdviceCase>, id: CriterionId) =>
  advise(adviceCase.parse(given), fixedConstants).criteria.find((criterion) => criterion.id === id)?.tips;

it("updates tip towards neither where both transports need the same number of roll-outs", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1_000, noNaN: true }), (toolUpdatesPerMonth) => {
      expect(tipsOf({ toolUpdatesPerMonth, operations: "containers" }, "frequent-changes")).toBe("neither");
    }),
  );
});

it("updates tip towards HTTP where the tools run in several places, counting a server for other callers", () => {
  expect(tipsOf({ toolUpdatesPerMonth: 22, llmServers: 2 }, "frequent-changes")).toBe("http");
  expect(tipsOf({ toolUpdatesPerMonth: 22, otherCallers: ["outsiders"] }, "frequent-changes")).toBe("http");
});

it("more work tips towards neither on one machine, where a pool does as well", () => {
  expect(tipsOf({ toolKind: "cpu", toolMs: 100, callsPerSecond: 50 }, "scaling")).toBe("neither");
  expect(tipsOf({ toolKind: "cpu", toolMs: 100, callsPerSecond: 180 }, "scaling")).toBe("http");
});

it("judges a budget by the processes that would run: a pool where one process is too busy", () => {
  const given = adviceCase.parse({
    toolKind: "cpu",
    toolMs: 10,
    callsPerSecond: 90,
    roundTripMs: 30,
    latencyBudgetMs: 50,
  });
  const k = (id: keyof typeof fixedConstants): number => fixedConstants[id].value;
  const p99 = (transport: "stdio-pool" | "http") => COST_MODEL.addedP99Micros.over[transport].compute({ given, k });
  expect(p99("stdio-pool")).toBeLessThan(50_000);
  expect(p99("http")).toBeGreaterThan(50_000);
  const { criteria, answer } = advise(given, fixedConstants);
  expect(answer.transport).toBe("stdio-pool");
  expect(criteria.find(({ id }) => id === "fast-responses")).toMatchObject({ tips: "stdio", strength: 3 });
});

it("development tips towards neither where a tool server must run anyway", () => {
  expect(tipsOf({ stage: "development" }, "development")).toBe("stdio");
  const given = { stage: "development", otherCallers: ["outsiders"] } satisfies Partial<AdviceCase>;
  expect(tipsOf(given, "development")).toBe("neither");
  expect(advise(adviceCase.parse(given), fixedConstants).answer.transport).toBe("http");
});

it("strong reasons that cancel out still matter", () => {
  const given = adviceCase.parse({ llmServers: 3, untrusted: "network", toolKind: "engine", indexMiB: 8_192 });
  const { score, matters, confidence } = advise(given, fixedConstants);
  expect({ score, matters, level: confidence.level }).toEqual({ score: 0, matters: true, level: "low" });
});

it("memory weighs as much towards stdio as towards HTTP", () => {
  // Fourteen tool servers take twice the memory of a pool of four for each of the four LLM servers.
  const given = adviceCase.parse({
    llmServers: 4,
    toolKind: "cpu",
    toolMs: 400,
    callsPerSecond: 5,
    operations: "containers",
  });
  const { criteria, answer } = advise(given, fixedConstants);
  const shared = criteria.find(({ id }) => id === "shared-tools");
  expect(shared?.values.ratio).toBeLessThan(0.5);
  expect(shared).toMatchObject({ tips: "stdio", strength: 3 });
  expect(answer.transport).toBe("stdio-pool");
});
