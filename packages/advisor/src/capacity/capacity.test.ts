import { expect, it } from "vitest";
import { fixedConstants } from "../../test/fixed-constants.ts";
import { adviceCase } from "../case.ts";
import { COST_MODEL } from "../cost-model/cost-model.ts";
import { capacity } from "./capacity.ts";
import { renderCapacity } from "./render-capacity.ts";

const FREE = { coreHour: 0, gibHour: 0 };
const rowsOf = (given: object, prices = FREE) => capacity(adviceCase.parse(given), fixedConstants, prices);
const ofMost = (given: object) => rowsOf(given).at(-1);

it("matches the cost model's memory and CPU where one tool server is enough", () => {
  const [one] = rowsOf({});
  const inputs = { given: adviceCase.parse({}), k: (id: keyof typeof fixedConstants) => fixedConstants[id].value };
  for (const transport of ["http", "stdio"] as const) {
    expect(one?.[transport].memoryBytes).toBe(COST_MODEL.memoryBytes.over[transport].compute(inputs));
    expect(one?.[transport].cores).toBeCloseTo(COST_MODEL.cpuCores.over[transport].compute(inputs) / 0.6);
    expect(one?.[transport]).toMatchObject({ toolProcesses: 1 });
  }
});

it("adds tool servers for the protocol's own work even if the tools only wait", () => {
  const { callsPerServer } = fixedConstants;
  expect(ofMost({ callsPerSecond: 1 })?.http.toolProcesses).toBe(Math.ceil(10_000 / (0.6 * callsPerServer.value)));
  expect(ofMost({ callsPerSecond: 1 })?.stdio.toolProcesses).toBe(10_000);
});

it("adds tool servers and tool processes where the tools compute", () => {
  // Half a core per LLM server, plus a little for the protocol.
  const { http, stdio } = ofMost({ callsPerSecond: 50, toolKind: "cpu", toolMs: 10 }) ?? {};
  expect(http?.toolProcesses).toBeGreaterThan(5_000 / 0.6);
  expect(stdio?.toolProcesses).toBe(10_000);
  expect(ofMost({ callsPerSecond: 100, toolKind: "cpu", toolMs: 10 })?.stdio.toolProcesses).toBe(20_000);
});

it("counts an index once per process that runs tools", () => {
  const index = { toolKind: "engine", indexMiB: 1_024, toolMs: 1 };
  const gib = 1_024 ** 3;
  const [small, large] = [rowsOf({ ...index, indexMiB: 0 })[1], rowsOf(index)[1]];
  expect((large?.http.memoryBytes ?? 0) - (small?.http.memoryBytes ?? 0)).toBeCloseTo(gib);
  expect((large?.stdio.memoryBytes ?? 0) - (small?.stdio.memoryBytes ?? 0)).toBeCloseTo(10 * gib);
});

it("computes the cost from the given prices", () => {
  const [row] = rowsOf({}, { coreHour: 1, gibHour: 2 });
  const { cores, memoryBytes, costPerMonth } = row?.http ?? { cores: 0, memoryBytes: 0, costPerMonth: 0 };
  expect(costPerMonth).toBeCloseTo(730 * (cores + (2 * memoryBytes) / 1_024 ** 3));
});

it("renders as a table in both languages", () => {
  const rows = rowsOf({});
  for (const language of ["en", "ko"] as const) expect(renderCapacity(rows, language).split("\n")).toHaveLength(8);
  expect(renderCapacity(rows, "en")).toContain("| 10,000 |");
});
