import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { parseSettings } from "@twinhost/runtime";
import { startLoopbackServer } from "@twinhost/testing";
import { readEntry } from "@twinhost/third-party";
import { afterAll, expect, test } from "vitest";
import { settingsSchema } from "../src/settings.ts";
import { createConnections } from "../src/transport/connections.ts";
import { createToolCatalog } from "../src/transport/tool-catalog.ts";
import { silentLog } from "./support/silent-log.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

interface Message {
  readonly id?: number;
  readonly method: string;
  readonly params?: { readonly _meta?: { readonly progressToken?: number } };
}

const RESULTS: Readonly<Record<string, object>> = {
  initialize: {
    protocolVersion: "2025-06-18",
    capabilities: { tools: {} },
    serverInfo: { name: "slow", version: "1" },
  },
  "tools/list": { tools: [{ name: "work", inputSchema: { type: "object" } }] },
};

/** A third-party server; while `isBlocked` it answers nothing at all, like one whose tool blocks its only thread. */
const startServer = async (
  onCall: (response: ServerResponse, message: Message, server: { isBlocked: boolean }) => void,
) => {
  const state = { isBlocked: false };
  const http = await startLoopbackServer(async (request, response) => {
    if (request.method !== "POST") return response.writeHead(405).end();
    let text = "";
    for await (const chunk of request) text += chunk;
    const message = JSON.parse(text) as Message;
    if (state.isBlocked) return;
    if (message.method === "tools/call") return onCall(response, message, state);
    const result = RESULTS[message.method];
    if (!result) return response.writeHead(message.id === undefined ? 202 : 404).end();
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ jsonrpc: "2.0", id: message.id, result }));
  });
  return `${http.url}/mcp`;
};

const open = (given: Record<string, unknown>) => {
  const { result } = readEntry(given);
  if (!result.success) throw result.error;
  const settings = parseSettings(settingsSchema, { DATA_DIR: temporaryFolder(), TOOL_TRANSPORT: "in-process" });
  const connections = createConnections(settings, silentLog, { servers: new Map([["theirs", result.data]]) });
  afterAll(() => connections.close());
  return {
    client: connections.others.get("theirs") as NonNullable<ReturnType<typeof connections.others.get>>,
    connections,
  };
};

const answer = (response: ServerResponse, { id }: Message): void => {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ jsonrpc: "2.0", id, result: { content: [{ type: "text", text: "done" }] } }));
};

test("a tool that blocks its entire server over HTTP is awaited", async () => {
  const url = await startServer((response, message, state) => {
    state.isBlocked = true;
    setTimeout(() => {
      state.isBlocked = false;
      answer(response, message);
    }, 6_000);
  });
  const { client } = open({ url });
  expect(await client.callTool("work", {}, { timeoutMs: 25_000 })).toMatchObject({ ok: true });
});

test("a call ends at its entry's timeout, but one that reports progress continues", async () => {
  let tellsProgress = false;
  const url = await startServer((response, message) => {
    if (!tellsProgress) return;
    response.writeHead(200, { "content-type": "text/event-stream" });
    const send = (more: object) => response.write(`data: ${JSON.stringify({ jsonrpc: "2.0", ...more })}\n\n`);
    let progress = 0;
    const timer = setInterval(() => {
      const params = { progressToken: message.params?._meta?.progressToken, progress: ++progress };
      send({ method: "notifications/progress", params });
      if (progress < 8) return;
      clearInterval(timer);
      send({ id: message.id, result: { content: [] } });
      response.end();
    }, 400);
  });
  const { client } = open({ url, timeout: 2 });
  expect(await client.callTool("work", {})).toMatchObject({
    error: { code: "deadline", message: expect.stringContaining("2000 ms") },
  });
  tellsProgress = true;
  expect(await client.callTool("work", {})).toMatchObject({ ok: true });
});

test("the first question is offered the tools of a server that starts late", async () => {
  const script = `setTimeout(() => import(${JSON.stringify(join(import.meta.dirname, "../../../packages/client/test/fixtures/old-host.ts"))}), 3_000)`;
  const { connections } = open({ command: process.execPath, args: ["-e", script] });
  const catalog = createToolCatalog(connections, silentLog);
  const names = (await catalog.offered("in-process")).map(({ name }) => name);
  expect(names).toContain("theirs__hello");
  expect(catalog.others()).toMatchObject({ theirs: { isReachable: true } });
});
