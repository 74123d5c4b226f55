import { expect, it } from "vitest";
import { differencesOf } from "../src/compare/differences.ts";
import type { Part } from "../src/timing/segments.ts";

const run = (parts: Readonly<Partial<Record<Part, number>>>) => ({
  totalMs: Object.values(parts).reduce((sum, ms) => sum + ms, 0),
  segments: Object.entries(parts).map(([part, ms]) => ({ part: part as Part, ms })),
});

it("lists the parts of the left's difference: the model most, then the transport in the opposite direction", () => {
  const http = run({ model: 9, server: 1, transport: 2, protocol: 1, tool: 1, engine: 1 });
  const stdio = run({ model: 4, server: 1, transport: 4, protocol: 1, tool: 1, engine: 0.5 });
  expect(differencesOf([http], [stdio])).toEqual([
    { part: "model", ms: 5 },
    { part: "transport", ms: -2 },
    { part: "engine", ms: 0.5 },
  ]);
});

it("reports a start as such, not as a cost of the model or the server", () => {
  expect(differencesOf([run({ model: 1, server: 1 })], [run({ start: 2_000, model: 1, server: 1 })])).toEqual([
    { part: "start", ms: -2_000 },
  ]);
});

it("uses the medians of several runs", () => {
  const runs = [1, 2, 50].map((model) => run({ model, call: 1 }));
  expect(differencesOf(runs, [run({ model: 2, call: 1 })])).toEqual([]);
});
