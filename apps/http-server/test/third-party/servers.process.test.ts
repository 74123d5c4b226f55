import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createHttpToolClient, createStdioToolClient, type ToolClient } from "@twinhost/client";
import {
  builtHttpHost,
  builtStdioHost,
  createDataDirectory,
  hostEnvironment,
  runToEnd,
  type ServerProcess,
  silentLog,
  startHttpHost,
} from "@twinhost/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type KeysUnderTest, openKeysUnderTest } from "../keys.ts";
import { official } from "./official.ts";
import { writeMcpConfig } from "./write-mcp-config.ts";

const FILES = join(createDataDirectory().path, "files");
const MCP_CONFIG_FILE = writeMcpConfig({
  everything: official("everything"),
  files: { ...official("filesystem", FILES), includeTools: ["read_*", "list_directory"] },
  memory: { ...official("memory"), env: { MEMORY_FILE_PATH: join(FILES, "memory.jsonl") } },
  absent: { command: "/nowhere/server" },
});

let keys: KeysUnderTest;
let host: ServerProcess;
let admin: string;
beforeAll(async () => {
  mkdirSync(FILES, { recursive: true });
  writeFileSync(join(FILES, "note.txt"), "written by hand\n");
  keys = openKeysUnderTest();
  admin = keys.create({ role: "admin" }).key;
  const limits = { TOOL_RATE_LIMITS: "memory__*=1/min" };
  host = await startHttpHost({ DATA_DIR: keys.folder, MCP_CONFIG_FILE, ...limits });
});
afterAll(async () => {
  await host.stop();
  keys.close();
});

const get = async (path: string, key = admin): Promise<string> =>
  (await fetch(host.url + path, { headers: { "x-api-key": key } })).text();
const run = async (tool: string, args: object, key = admin) => {
  const headers = { "x-api-key": key, "content-type": "application/json" };
  const response = await fetch(`${host.url}/run/${tool}`, { method: "POST", headers, body: JSON.stringify(args) });
  return { status: response.status, body: JSON.parse(await response.text()) };
};
const namesFor = async (key: string): Promise<string[]> =>
  JSON.parse(await get("/tools", key)).tools.map(({ name }: { name: string }) => name);

describe("official MCP servers behind the HTTP host", () => {
  test("their tools come after ours, filtered as their entries say", async () => {
    const names = await namesFor(admin);
    expect(names.slice(0, 3)).toEqual(["search_docs", "calculate", "translate"]);
    expect(names).toContain("everything__echo");
    expect(names).toContain("memory__read_graph");
    expect(names.filter((name) => name.startsWith("files__"))).toContain("files__read_text_file");
    expect(names).not.toContain("files__write_file");
  });

  test("they are called over REST, and over MCP with progress", async () => {
    const { body } = await run("files__read_text_file", { path: join(FILES, "note.txt") });
    expect(JSON.stringify(body)).toContain("written by hand");
    const client = createHttpToolClient({ url: host.url, apiKey: admin });
    afterAll(() => client.close());
    const steps: number[] = [];
    const result = await client.callTool(
      "everything__trigger-long-running-operation",
      { duration: 0.4, steps: 4 },
      { onProgress: (done) => steps.push(done) },
    );
    expect(result.ok).toBe(true);
    expect(steps.length).toBeGreaterThan(0);
  });

  test("a key sees and calls what its patterns match", async () => {
    const { key } = keys.create({ tools: ["everything__e*", "calculate"] });
    expect(await namesFor(key)).toEqual(["calculate", "everything__echo"]);
    expect((await run("everything__echo", { message: "hi" }, key)).status).toBe(200);
    expect(await run("everything__get-env", {}, key)).toMatchObject({ status: 403, body: { code: "forbidden" } });
    expect(Object.keys(JSON.parse(await get("/openapi.json", key)).paths)).not.toContain("/run/everything__get-env");
  });

  test("limits, usage and metrics use these names", async () => {
    expect((await run("memory__read_graph", {})).status).toBe(200);
    expect(await run("memory__read_graph", {})).toMatchObject({ status: 429, body: { code: "rate_limited" } });
    await expect
      .poll(async () => JSON.parse(await get("/usage")).usage)
      .toContainEqual(expect.objectContaining({ name: "memory__read_graph", calls: 2, errors: 1 }));
    expect(await get("/metrics")).toContain('tool="memory__read_graph"');
  });

  test("an unavailable one has no tools, its calls fail with a code, and administrators see the reason", async () => {
    const call = await run("absent__anything", {});
    expect(call).toMatchObject({ status: 503, body: { code: "engine_unavailable", retryable: true } });
    const ready = JSON.parse(await get("/ready"));
    expect(ready).toMatchObject({
      status: "ready",
      mcp_servers: {
        files: { status: "healthy" },
        absent: { status: "unavailable", reason: expect.stringContaining("/nowhere/server") },
      },
    });
    expect(JSON.parse(await get("/ready", keys.create().key))).not.toHaveProperty("mcp_servers");
  });
});

test("they work behind the built stdio host, too", async () => {
  const data = createDataDirectory();
  const client: ToolClient = createStdioToolClient({
    command: process.execPath,
    args: [builtStdioHost()],
    env: hostEnvironment(data.path, { MCP_CONFIG_FILE, ALLOWED_TOOLS: "everything__*" }),
    log: silentLog,
  });
  afterAll(async () => {
    await client.close();
    data.remove();
  });
  await expect.poll(async () => (await client.listTools()).map(({ name }) => name)).toContain("everything__get-sum");
  expect(await client.callTool("everything__get-sum", { a: 2, b: 40 })).toMatchObject({ ok: true });
  expect(await client.callTool("calculate", { expression: "1" })).toMatchObject({ error: { code: "forbidden" } });
});

test.each([
  ["HTTP", builtHttpHost],
  ["stdio", builtStdioHost],
])("a wrong file stops the start of the %s host with one line", async (_host, entryPoint) => {
  const data = createDataDirectory();
  afterAll(() => data.remove());
  const { code, stderr } = await runToEnd(
    entryPoint(),
    ["--mcp-config", "/nowhere/mcp.json"],
    hostEnvironment(data.path, { PORT: "0", LOG_LEVEL: "error" }),
  );
  expect(stderr).toMatch(/MCP_CONFIG_FILE="\/nowhere\/mcp.json": cannot be read \(ENOENT\)/);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(code).toBe(1);
});
