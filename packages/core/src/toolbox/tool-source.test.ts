import { pino } from "pino";
import { expect, it } from "vitest";
import { z } from "zod";
import { failure } from "../errors.ts";
import { defineTool, type Tool } from "../tool/define-tool.ts";
import type { ToolDescription } from "../tool/describe-tool.ts";
import type { McpToolResult, RemoteTool, ToolSource } from "../tool/tool-source.ts";
import type { CallRecord } from "./call.ts";
import { openToolbox } from "./open-toolbox.ts";

const own = defineTool({
  name: "own",
  title: "Own",
  description: "Own",
  input: z.strictObject({}),
  output: z.strictObject({ from: z.string() }),
  annotations: {},
  timeoutMs: 1_000,
  run: () => ({ from: "here" }),
}) as unknown as Tool;

const described = (name: string): ToolDescription => ({
  name,
  title: name,
  description: "",
  inputSchema: { type: "object" },
  annotations: {},
});

const mcp: McpToolResult = { content: [{ type: "text", text: "seen" }], structuredContent: { from: "there" } };
const REMOTE: Readonly<Record<string, RemoteTool>> = {
  own: { description: described("own"), call: async () => ({ ok: true, output: { from: "there" } }) },
  far: { description: described("far"), call: async () => ({ ok: true, output: { from: "there" }, mcp }) },
  gone: {
    description: undefined,
    call: async () => ({ ok: false, error: failure("engine_unavailable", "It is gone.") }),
  },
};

const open = () => {
  const records: CallRecord[] = [];
  const events: string[] = [];
  let change = (): void => {};
  let hasStarted = false;
  const source: ToolSource = {
    list: () => [described("far")],
    find: (name) => REMOTE[name],
    onChanged: (listener) => {
      change = listener;
    },
    hasStarted: () => hasStarted,
    close: async () => void events.push("closed"),
  };
  const opened = openToolbox({
    tools: [own],
    source,
    settings: {},
    dataDirectory: "/data",
    log: pino({ level: "silent" }),
    recordUsage: (record) => records.push(record),
    limits: { run: (_caller, _name, work) => work(), maxResultBytes: 100 },
  });
  opened.changes.subscribe(({ kind }) => events.push(kind));
  const start = (): void => {
    hasStarted = true;
  };
  const call = (tool: string, args: unknown = {}, allowedTools = ["*"]) =>
    opened.toolbox.invoke({ tool, arguments: args, caller: { id: "kim", allowedTools }, transport: "test" });
  return { ...opened, records, events, call, change: () => change(), start };
};

it("lists and finds a source's tools after its own, which take precedence, for callers who may use them", async () => {
  const { toolbox, call } = open();
  const namesFor = (...allowedTools: string[]) => toolbox.list({ id: "kim", allowedTools }).map(({ name }) => name);
  expect(namesFor("*")).toEqual(["own", "far"]);
  expect(namesFor("own")).toEqual(["own"]);
  expect([toolbox.find("far")?.name, toolbox.find("none")]).toEqual(["far", undefined]);
  expect(await call("own")).toMatchObject({ ok: true, output: { from: "here" } });
  expect(await call("far")).toEqual({ ok: true, output: { from: "there" }, json: '{"from":"there"}', mcp });
  expect(await call("far", {}, ["own"])).toMatchObject({ ok: false, error: { code: "forbidden" } });
  expect(await call("far", [])).toMatchObject({ ok: false, error: { code: "invalid_arguments" } });
});

it("records their calls including content, and calls without a description as (unknown)", async () => {
  const { call, records } = open();
  await call("far");
  await call("gone");
  const besideBytes = JSON.stringify(mcp.content).length;
  expect(records).toMatchObject([
    { tool: "far", outcome: "ok", bytesOut: '{"from":"there"}'.length + besideBytes },
    { tool: "(unknown)", outcome: "engine_unavailable" },
  ]);
});

it("is ready once the source has started, publishes its changes, and closes it", async () => {
  const { isReady, start, change, close, events } = open();
  expect(isReady()).toBe(false);
  start();
  expect(isReady()).toBe(true);
  change();
  await close();
  expect(events).toEqual(["tools_list_changed", "closed"]);
});
