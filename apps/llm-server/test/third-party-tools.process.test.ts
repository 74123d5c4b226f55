import { parseJsonEventStream } from "@ai-sdk/provider-utils";
import { openKeyStore } from "@twinhost/policy";
import { logLines, type ServerProcess, startGate, startLlmServer } from "@twinhost/testing";
import { uiMessageChunkSchema } from "ai";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually, post } from "./support/ask.ts";
import { metric } from "./support/metric.ts";
import { startOpenAiPeer, toolCall } from "./support/openai-peer.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";
import { fixtureServer, writeMcpConfig } from "./support/third-party.ts";

interface Shown {
  readonly name: string;
  readonly status: string;
  readonly reason?: string;
  readonly tools: readonly { readonly name: string; readonly tool: string; readonly inputSchema: object }[];
}

const servers = async (server: ServerProcess, headers: Record<string, string> = {}): Promise<readonly Shown[]> => {
  const response = await fetch(`${server.url}/console/tools`, { headers });
  return ((await response.json()) as { servers: readonly Shown[] }).servers;
};

const isThere = (name: string) => (shown: readonly Shown[]) =>
  shown.some((one) => one.name === name && one.status === "healthy" && one.tools.length > 0);

const NOT_FOUND = `the command "/nowhere/server" was not found (ENOENT)`;

let gate: Awaited<ReturnType<typeof startGate>>;
let server: ServerProcess;

beforeAll(async () => {
  gate = await startGate();
  const peer = await startOpenAiPeer(({ messages }) =>
    messages.at(-1)?.role === "tool" ? { content: "It is surveyed." } : toolCall("site__survey", "{}"),
  );
  server = await startLlmServer({
    TOOL_TRANSPORT: "in-process",
    MODEL: "openai-compatible:scripted",
    MODEL_BASE_URL: peer.url,
    MCP_CONFIG_FILE: writeMcpConfig({
      site: fixtureServer({ GATE: gate.url }),
      absent: { command: "/nowhere/server" },
    }),
  });
  await eventually(() => servers(server), isThere("site"));
});

test("the progress of a third party's tool is streamed by /query, each step before the next", async () => {
  const response = await fetch(`${server.url}/query`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream" },
    body: JSON.stringify({ query: "Survey the site" }),
  });
  const seen: unknown[] = [];
  const stream = response.body as ReadableStream<Uint8Array<ArrayBuffer>>;
  for await (const parsed of parseJsonEventStream({ stream, schema: uiMessageChunkSchema })) {
    if (!parsed.success) throw parsed.error;
    const chunk = parsed.value;
    if (chunk.type !== "tool-output-available") continue;
    seen.push(chunk.output);
    // The tool waits at the gate until its step was seen here.
    if (chunk.preliminary) await expect.poll(gate.open).toBe(1);
  }
  expect(seen).toEqual([
    { running: { progress: 1, total: 3, message: "site 1" } },
    { running: { progress: 2, total: 3, message: "site 2" } },
    { running: { progress: 3, total: 3, message: "site 3" } },
    { ok: true, output: expect.objectContaining({ content: [{ type: "text", text: "surveyed" }] }) },
  ]);
});

test("the console gets every third-party server, with its tools' own names too", async () => {
  const states = async () => (await servers(server)).map(({ name, status }) => [name, status]);
  await expect.poll(states).toEqual([
    ["site", "healthy"],
    ["absent", "unavailable"],
  ]);
  const shown = await servers(server);
  expect(shown[0]?.tools.map(({ name, tool }) => [name, tool])).toEqual([
    ["site__survey", "survey"],
    ["site__book_ferry", "book_ferry"],
  ]);
});

test("the console runs third-party tools, but not ours or unknown ones", async () => {
  const run = (tool: string, args: unknown = {}) => post(`${server.url}/console/run`, { tool, arguments: args });
  expect(await run("site__book_ferry")).toMatchObject({
    status: 200,
    body: {
      outcome: { ok: true, output: { content: [{ type: "text", text: "booked" }] } },
      transport: "stdio",
      duration_ms: expect.any(Number),
    },
  });
  const usage = async () => {
    const response = await fetch(`${server.url}/usage?by=tool`);
    return ((await response.json()) as { usage: { name: string; calls: number; errors: number }[] }).usage;
  };
  expect(await usage()).toContainEqual(expect.objectContaining({ name: "site__book_ferry", calls: 1, errors: 0 }));
  const labels = 'tool="site__book_ferry",transport="stdio",outcome="ok"';
  expect(await metric(server, `twinhost_llm_tool_calls_total{${labels}}`)).toBe(1);
  await expect
    .poll(() => logLines(server).find(({ msg }) => msg === "tool call"))
    .toMatchObject({ caller: "local", tool: "site__book_ferry", transport: "stdio", outcome: "ok" });
  expect(await run("calculate", { expression: "1" })).toMatchObject({ status: 404, body: { code: "unknown_tool" } });
  expect(await run("site__no_such")).toMatchObject({ status: 404, body: { code: "unknown_tool" } });
  expect(await run("site__survey", [])).toMatchObject({ status: 422, body: { code: "invalid_arguments" } });
});

test("only admins see why a server is unavailable, by /ready or the console; each key sees its tools", async () => {
  const DATA_DIR = temporaryFolder();
  const store = openKeyStore(DATA_DIR);
  afterAll(() => store.close());
  const create = (role: "caller" | "metrics" | "admin", tools: string[]) =>
    store.create({ owner: role, role, tools, ratePerMinute: null, expiresAt: null }).key;
  const keys = {
    admin: create("admin", ["*"]),
    metrics: create("metrics", ["*"]),
    caller: create("caller", ["*ferry"]),
  };
  const guarded = await startLlmServer({
    DATA_DIR,
    TOOL_TRANSPORT: "in-process",
    MCP_CONFIG_FILE: writeMcpConfig({ site: fixtureServer(), absent: { command: "/nowhere/server" } }),
  });
  const ready = async (headers: Record<string, string>) => {
    const response = await fetch(`${guarded.url}/ready`, { headers });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const withKey = (key: string) => ({ "x-api-key": key });

  await eventually(() => servers(guarded, withKey(keys.caller)), isThere("site"));
  const { body } = await eventually(
    () => ready(withKey(keys.admin)),
    (answer) => JSON.stringify(answer.body).includes("reason"),
  );
  expect(body).toMatchObject({
    status: "ready",
    mcp_servers: { site: { status: "healthy" }, absent: { status: "unavailable", reason: NOT_FOUND } },
  });
  for (const headers of [withKey(keys.metrics), withKey(keys.caller), withKey("wrong"), {}]) {
    const answer = await ready(headers);
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body)).toEqual(["status", "engines"]);
  }
  expect((await ready({ authorization: `Bearer ${keys.admin}` })).body).toHaveProperty("mcp_servers");

  const absent = async (key: string) => (await servers(guarded, withKey(key))).find(({ name }) => name === "absent");
  expect(await absent(keys.admin)).toMatchObject({ status: "unavailable", reason: NOT_FOUND });
  for (const key of [keys.metrics, keys.caller])
    expect(await absent(key)).toEqual({ name: "absent", status: "unavailable", tools: [] });

  const mine = (await servers(guarded, withKey(keys.caller))).flatMap(({ tools }) => tools.map(({ name }) => name));
  expect(mine).toEqual(["site__book_ferry"]);
  const forbidden = await fetch(`${guarded.url}/console/run`, {
    method: "POST",
    headers: { "content-type": "application/json", ...withKey(keys.caller) },
    body: JSON.stringify({ tool: "site__survey", arguments: {} }),
  });
  expect(forbidden.status).toBe(403);
});
