import { pino } from "pino";
import { expect, it } from "vitest";
import { z } from "zod";
import { ToolError } from "../errors.ts";
import { defineTool, type Tool } from "../tool/define-tool.ts";
import type { CallRecord, Limits } from "./call.ts";
import type { ToolCall } from "./tool-call.ts";
import { createToolbox, type ToolboxOptions } from "./toolbox.ts";

const double = defineTool({
  name: "double",
  title: "Double",
  description: "Doubles a number.",
  input: z.strictObject({ number: z.number() }),
  output: z.object({ number: z.number() }),
  annotations: {},
  timeoutMs: 1_000,
  run: ({ number }) => ({ number: number * 2 }),
});

/** Limits that let every call through. */
const bounds = (over: Partial<Limits>): Limits => ({ run: (_caller, _tool, work) => work(), ...over });

const open = (over: Partial<ToolboxOptions> = {}) => {
  const records: CallRecord[] = [];
  const toolbox = createToolbox({
    tools: [double, { ...double, name: "double_again" }] as Tool[],
    log: pino({ level: "silent" }),
    recordUsage: (record) => records.push(record),
    ...over,
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

it("records every call, whatever its outcome", async () => {
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
])("lets a caller with the patterns %j use the tools %j", async (allowedTools, expected) => {
  const { toolbox, call } = open();
  const caller = { id: "kim", allowedTools };
  expect(toolbox.list(caller).map(({ name }) => name)).toEqual(expected);
  for (const tool of ["double", "double_again"]) {
    expect((await call({ tool, caller })).ok).toBe(expected.includes(tool));
  }
});

it("does not reveal a tool's arguments to a caller who may not use it", async () => {
  const { call } = open();
  const result = await call({ arguments: { wrong: 1 }, caller: { id: "lee", allowedTools: [] } });
  expect(result).toMatchObject({ ok: false, error: { code: "forbidden" } });
});

it("measures arguments and output as JSON, and passes that JSON to the host", async () => {
  const { records, call } = open();
  const result = await call({ arguments: { number: 21 } });
  expect(result).toEqual({ ok: true, output: { number: 42 }, json: '{"number":42}' });
  await call({ arguments: { number: "둘" } });
  await call({ arguments: undefined });
  await call({ arguments: { number: 1n } });
  expect(records.map(({ bytesIn, bytesOut }) => [bytesIn, bytesOut])).toEqual([
    [13, 13],
    [16, 0],
    [0, 0],
    [0, 0],
  ]);
});

it("hands out a result of just the limit, and none over it", async () => {
  const { records, call } = open({ limits: bounds({ maxResultBytes: 13 }) });
  expect((await call({ arguments: { number: 21 } })).ok).toBe(true);
  const result = await call({ arguments: { number: 50 } });
  expect(result).toMatchObject({ ok: false, error: { code: "too_large", retryable: false } });
  expect(result).not.toHaveProperty("json");
  expect(records.map(({ outcome, bytesOut }) => [outcome, bytesOut])).toEqual([
    ["ok", 13],
    ["too_large", 0],
  ]);
});

it("shortens a tool's deadline, never lengthens it", async () => {
  const waits = (timeoutMs: number): Tool => ({ ...double, timeoutMs, run: () => new Promise(() => {}) }) as never;
  const shortened = open({ limits: bounds({ maxCallMs: 20 }), tools: [waits(60_000)] });
  expect(await shortened.call()).toMatchObject({
    error: { code: "deadline", message: expect.stringContaining("20 ms") },
  });
  const own = open({ limits: bounds({ maxCallMs: 60_000 }), tools: [waits(20)] });
  expect(await own.call()).toMatchObject({ error: { code: "deadline", message: expect.stringContaining("20 ms") } });
});

it("checks limits after access and before the arguments, and records a rejection", async () => {
  const asked: string[] = [];
  const { records, call } = open({
    limits: {
      run: async (_caller, tool) => {
        asked.push(tool);
        throw new ToolError("rate_limited", "Wait.", { retryAfterMs: 1500 });
      },
    },
  });
  await call({ tool: "nothing" });
  await call({ caller: { id: "lee", allowedTools: [] } });
  expect(await call({ arguments: { wrong: 1 } })).toEqual({
    ok: false,
    error: { code: "rate_limited", message: "Wait.", retryable: true, retryAfterMs: 1500 },
  });
  expect(asked).toEqual(["double"]);
  expect(records.map(({ outcome }) => outcome)).toEqual(["unknown_tool", "forbidden", "rate_limited"]);
});

it("describes a tool lazily and once: for a list, a lookup, or arguments that do not fit", async () => {
  const described: string[] = [];
  const counted = (name: string) => ({
    ...double,
    name,
    get title() {
      described.push(name);
      return "Double";
    },
  });
  const { toolbox, call } = open({
    tools: [counted("double"), counted("looked_for"), counted("listed")] as unknown as Tool[],
  });
  expect(await call()).toMatchObject({ ok: true });
  expect(described).toEqual([]);
  expect(await call({ arguments: { number: "2" } })).toMatchObject({ ok: true, output: { number: 4 } });
  expect(toolbox.find("looked_for")).toMatchObject({ name: "looked_for" });
  expect(described).toEqual(["double", "looked_for"]);
  toolbox.list({ id: "kim", allowedTools: ["*"] });
  expect(described).toEqual(["double", "looked_for", "listed"]);
});
