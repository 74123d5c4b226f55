import { ToolError } from "@twinhost/core";
import { startLoopbackServer } from "@twinhost/testing";
import { expect, onTestFinished, test } from "vitest";
import { connectionFailureOf } from "../src/connection-failure.ts";
import { HttpTransport } from "../src/connections/http-transport.ts";
import { listTools } from "../src/connections/list-tools.ts";
import { NotConnected } from "../src/connections/mcp-failures.ts";
import { createMcpToolClient } from "../src/connections/mcp-tool-client.ts";
import { openMcpClient } from "../src/connections/open-mcp-client.ts";

const RESULTS: Readonly<Record<string, object>> = {
  initialize: {
    protocolVersion: "2025-11-25",
    capabilities: { tools: {} },
    serverInfo: { name: "slow", version: "1" },
  },
  "tools/list": { tools: [{ name: "read", inputSchema: { type: "object" } }] },
};

/** A server that withholds its answer to `initialize` until it is released. */
const startSlow = async () => {
  const asked = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const server = await startLoopbackServer(async (request, response) => {
    if (request.method !== "POST") return response.writeHead(405).end();
    let text = "";
    for await (const chunk of request) text += chunk;
    const { id, method } = JSON.parse(text) as { id?: number; method: string };
    const result = RESULTS[method];
    if (!result) return response.writeHead(202).end();
    if (method === "initialize") {
      asked.resolve();
      await released.promise;
    }
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ jsonrpc: "2.0", id, result }));
  });
  const url = new URL(server.url);
  return { openTransport: () => new HttpTransport(url), asked: asked.promise, release: () => released.resolve() };
};

test("listing over a connection that was closed meanwhile fails as a lost connection, not as an empty list", async () => {
  const { openTransport, release } = await startSlow();
  release();
  const client = await openMcpClient({ openTransport }, { mode: "legacy" }, 10_000);
  expect((await listTools(client, AbortSignal.timeout(10_000))).tools).toHaveLength(1);
  await client.close();
  await expect(listTools(client, AbortSignal.timeout(10_000))).rejects.toBeInstanceOf(NotConnected);
});

test("a list that waits for a connection abandoned by a probe fails as never sent; the next one is answered", async () => {
  const slow = await startSlow();
  const client = createMcpToolClient({
    transport: "http",
    revision: "2025-11-25",
    unreachable: "Unreachable.",
    isCheapToConnect: true,
    openTransport: slow.openTransport,
  });
  onTestFinished(client.close);
  const outcome = client.listTools({ timeoutMs: 10_000 }).then(
    (tools) => tools.length,
    (error) => error.cause,
  );
  await slow.asked;
  await expect(client.listTools({ isProbe: true, timeoutMs: 20 })).rejects.toBeInstanceOf(ToolError);
  slow.release();
  expect(await outcome).toBeInstanceOf(NotConnected);
  expect(await client.listTools({ timeoutMs: 10_000 })).toHaveLength(1);
});

test("a client that was closed does not connect again, and says that nothing was sent", async () => {
  const { openTransport, release } = await startSlow();
  release();
  let opened = 0;
  const client = createMcpToolClient({
    transport: "http",
    revision: "2025-11-25",
    unreachable: "Unreachable.",
    openTransport: () => {
      opened++;
      return openTransport();
    },
  });
  expect(await client.listTools({ timeoutMs: 10_000 })).toHaveLength(1);
  await client.close();
  await expect(client.listTools()).rejects.toMatchObject({ code: "engine_unavailable" });
  expect(connectionFailureOf(await client.callTool("read", {}))?.reach).toBe("notSent");
  expect(opened).toBe(1);
});
