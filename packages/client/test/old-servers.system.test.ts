import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { startLoopbackServer } from "@twinhost/testing";
import { pino } from "pino";
import { afterAll, describe, expect, test } from "vitest";
import { createHttpToolClient, createStdioToolClient, type ToolClient } from "../src/index.ts";

const openStdio = (mode: string) => {
  const client = createStdioToolClient({
    command: process.execPath,
    args: [join(import.meta.dirname, "fixtures/old-host.ts")],
    env: { MODE: mode },
    log: pino({ level: "silent" }),
    revision: "auto",
    readyTimeoutMs: 10_000,
  });
  afterAll(() => client.close());
  return client;
};

const expectToWork = async (client: ToolClient): Promise<void> => {
  const tools = await client.listTools({ timeoutMs: 60_000 });
  expect(tools.map(({ name }) => name)).toEqual(["hello"]);
  expect(await client.callTool("hello", {})).toMatchObject({ ok: true });
};

describe("a stdio server without server/discover, in the mode", () => {
  test.concurrent.each(["exit", "crash", "silent", "stuck", "bom", ""])(
    "%s",
    async (mode) => {
      await expectToWork(openStdio(mode));
    },
    90_000,
  );

  test("is remembered: it is not asked again after it was lost", async () => {
    const client = openStdio("exit");
    await expectToWork(client);
    const { restarts } = client.state();
    expect(restarts).toBe(1);
    process.kill(client.pid as number, "SIGKILL");
    await expect.poll(() => client.pid, { timeout: 10_000 }).toBeUndefined();
    await expectToWork(client);
    expect(client.state().restarts).toBe(restarts + 1);
  });
});

const INITIALIZED = {
  protocolVersion: "2025-06-18",
  capabilities: { tools: {} },
  serverInfo: { name: "old", version: "1" },
};
const RESULTS: Readonly<Record<string, object>> = {
  initialize: INITIALIZED,
  "tools/list": { tools: [{ name: "hello", inputSchema: { type: "object" } }] },
  "tools/call": { content: [{ type: "text", text: "hello" }] },
};

const PROBE_ANSWERS: Readonly<Record<string, (response: ServerResponse) => void>> = {
  "500": (response) => response.writeHead(500).end("Internal Server Error"),
  "500 with JSON": (response) =>
    response.writeHead(500, { "content-type": "application/json" }).end('{"detail":"boom"}'),
  "202": (response) => response.writeHead(202).end(),
  "204": (response) => response.writeHead(204).end(),
  "an empty 200": (response) => response.writeHead(200, { "content-type": "application/json" }).end(),
  "an empty 200 without a type": (response) => response.writeHead(200).end(),
  "an error without an id": (response) =>
    response
      .writeHead(200, { "content-type": "application/json" })
      .end('{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"Invalid Request"}}'),
  "a page": (response) => response.writeHead(200, { "content-type": "text/html" }).end("<html></html>"),
  "an array": (response) => response.writeHead(200, { "content-type": "application/json" }).end("[]"),
  "403": (response) => response.writeHead(403).end("Forbidden"),
  silence: () => {},
  "a cut connection": (response) => response.destroy(),
};

const startOldServer = async (answerProbe: (response: ServerResponse) => void) => {
  const methods: string[] = [];
  const server = await startLoopbackServer(async (request, response) => {
    if (request.method !== "POST") return response.writeHead(405).end();
    let text = "";
    for await (const chunk of request) text += chunk;
    const { id, method } = JSON.parse(text) as { id?: number | string; method: string };
    methods.push(method);
    if (method === "server/discover") return answerProbe(response);
    const result = RESULTS[method];
    if (!result) return response.writeHead(202).end();
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ jsonrpc: "2.0", id, result }));
  });
  return { url: `${server.url}/mcp`, methods };
};

describe("an HTTP server that answers server/discover with", () => {
  test.concurrent.each(Object.entries(PROBE_ANSWERS))(
    "%s",
    async (_what, answerProbe) => {
      const { url, methods } = await startOldServer(answerProbe);
      const client = createHttpToolClient({ url, path: "", revision: "auto" });
      afterAll(() => client.close());
      await expectToWork(client);
      expect(methods.filter((method) => method === "initialize")).toHaveLength(1);
    },
    60_000,
  );

  test("401 is reported, and not asked again", async () => {
    const { url, methods } = await startOldServer((response) => response.writeHead(401).end());
    const client = createHttpToolClient({ url, path: "", revision: "auto" });
    afterAll(() => client.close());
    expect(await client.callTool("hello", {})).toMatchObject({ ok: false });
    expect(methods).toEqual(["server/discover"]);
  });
});
