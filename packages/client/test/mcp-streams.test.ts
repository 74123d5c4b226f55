import type { ServerResponse } from "node:http";
import { startLoopbackServer } from "@twinhost/testing";
import { describe, expect, test } from "vitest";
import { connectionFailureOf } from "../src/connection-failure.ts";
import { createHttpToolClient } from "../src/index.ts";

interface Message {
  readonly id?: number | string;
  readonly method: string;
  readonly params?: { readonly _meta?: Record<string, unknown> };
}

/** An MCP server of both revisions that gets as far as its calls, which the test answers. */
const startServer = async (onCall: (response: ServerResponse, message: Message) => void): Promise<string> => {
  const server = await startLoopbackServer(async (request, response) => {
    if (request.method !== "POST") return response.writeHead(405).end();
    let text = "";
    for await (const chunk of request) text += chunk;
    const message = JSON.parse(text) as Message;
    if (message.method === "tools/call") return onCall(response, message);
    const result = RESULTS[message.method];
    if (!result) return response.writeHead(202).end();
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ jsonrpc: "2.0", id: message.id, result }));
  });
  return server.url;
};

const SERVER = { name: "breaks-off", version: "1" };
const RESULTS: Readonly<Record<string, object>> = {
  "server/discover": {
    resultType: "complete",
    supportedVersions: ["2026-07-28"],
    capabilities: { tools: {} },
    serverInfo: SERVER,
    _meta: { "io.modelcontextprotocol/serverInfo": SERVER },
    ttlMs: 0,
    cacheScope: "private",
  },
  initialize: { protocolVersion: "2025-11-25", capabilities: { tools: {} }, serverInfo: SERVER },
};

const PROGRESS =
  'event: message\ndata: {"jsonrpc":"2.0","method":"notifications/message","params":{"level":"info","data":"x"}}\n\n';

describe.each([
  ["2026-07-28", "fast"],
  ["2026-07-28", "sdk"],
  ["2025-11-25", "fast"],
] as const)("revision %s, stack %s", (revision, stack) => {
  test.each([
    ["ends without the answer", (response: ServerResponse) => response.end()],
    ["is cut", (response: ServerResponse) => response.destroy()],
  ])("a call whose stream %s fails in time: it may have run", async (_what, finish) => {
    const calls: Message[] = [];
    const url = await startServer((response, message) => {
      calls.push(message);
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(PROGRESS);
      setTimeout(() => finish(response), 50);
    });
    const client = createHttpToolClient({ url, revision, stack });
    const DEADLINE_MS = 25_000;
    const startedAt = performance.now();
    const result = await client.callTool("any", {}, { timeoutMs: DEADLINE_MS });
    expect(calls).toHaveLength(1);
    expect(connectionFailureOf(result)?.reach).toBe("outcomeUnknown");
    expect(performance.now() - startedAt).toBeLessThan(DEADLINE_MS);
    await client.close();
  });
});
