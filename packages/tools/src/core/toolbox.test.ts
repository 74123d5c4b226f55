import { pino } from "pino";
import { expect, it } from "vitest";
import { z } from "zod";
import { defineToolFor, type Tool } from "./define-tool.ts";
import { type CallRecord, createToolbox, type ToolCall } from "./toolbox.ts";

const double = defineToolFor<object>()({
  name: "double",
  title: "Double",
  description: "Doubles a number.",
  input: z.strictObject({ number: z.number() }),
  output: z.object({ number: z.number() }),
  annotations: {},
  timeoutMs: 1_000,
  run: ({ number }) => ({ number: number * 2 }),
});

const open = () => {
  const records: CallRecord[] = [];
  const toolbox = createToolbox({
    tools: [double, { ...double, name: "double_again" }] as Tool<object>[],
    dependencies: {},
    log: pino({ level: "silent" }),
    recordUsage: (record) => records.push(record),
  });
  const call = (over: Partial<ToolCall> = {}) =>
    toolbox.invoke({
      tool: "double",
      arguments: { number: 2 },
      caller: { id: "kim", allowedTools: ["*"] },
      transport: "test",
      ...over,
    });
  return { toolbox, records, call };
};

it("records every call, whatever became of it", async () => {
  const { records, call } = open();
  await call({ requestId: "r1" });
  await call({ arguments: {} });
  await call({ caller: { id: "lee", allowedTools: [] } });
  await call({ tool: "nothing" });
  await call({ signal: AbortSignal.abort() });
  expect(records.map(({ tool, caller, outcome }) => [tool, caller, outcome])).toEqual([
    ["double", "kim", "ok"],
    ["double", "kim", "invalid_arguments"],
    ["double", "lee", "forbidden"],
    ["(unknown)", "kim", "unknown_tool"],
    ["double", "kim", "cancelled"],
  ]);
  expect(records[0]).toMatchObject({ requestId: "r1", transport: "test" });
  expect(records.every(({ durationMs }) => durationMs >= 0)).toBe(true);
});

it.each([
  [["*"], ["double", "double_again"]],
  [["double"], ["double"]],
  [["double_*"], ["double_again"]],
  [["d*n"], ["double_again"]],
  [["doubl."], []],
  [[], []],
])("allows by the patterns %j the tools %j", async (allowedTools, expected) => {
  const { toolbox, call } = open();
  const caller = { id: "kim", allowedTools };
  expect(toolbox.list(caller).map(({ name }) => name)).toEqual(expected);
  for (const tool of ["double", "double_again"]) {
    expect((await call({ tool, caller })).ok).toBe(expected.includes(tool));
  }
});

it("gives no hint of a tool's arguments to a caller who may not use it", async () => {
  const { call } = open();
  const result = await call({ arguments: { wrong: 1 }, caller: { id: "lee", allowedTools: [] } });
  expect(result).toMatchObject({ ok: false, error: { code: "forbidden" } });
});
