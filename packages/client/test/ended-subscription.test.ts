import type { ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { SUBSCRIPTION_ID_META_KEY } from "@modelcontextprotocol/client";
import { startLoopbackServer } from "@twinhost/testing";
import { expect, onTestFinished, test } from "vitest";
import { HttpTransport } from "../src/connections/http-transport.ts";
import { createMcpToolClient } from "../src/connections/mcp-tool-client.ts";
import { answerOf } from "./support/scripted-mcp.ts";

const SCRIPT = {
  revision: "2026-07-28",
  list: { tools: [] },
  calls: { read: { result: { resultType: "complete", content: [] } } },
  hello: { capabilities: { tools: { listChanged: true } } },
} as const;

/** A server whose subscriptions and calls the test ends. */
const startServer = async () => {
  const subscriptions: ServerResponse[] = [];
  const called = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const { url } = await startLoopbackServer(async (request, response) => {
    if (request.method !== "POST") return response.writeHead(405).end();
    const message = JSON.parse(await text(request));
    if (message.method === "subscriptions/listen") {
      subscriptions.push(response);
      const params = { notifications: {}, _meta: { [SUBSCRIPTION_ID_META_KEY]: message.id } };
      const acknowledged = { jsonrpc: "2.0", method: "notifications/subscriptions/acknowledged", params };
      response.writeHead(200, { "content-type": "text/event-stream" });
      return response.write(`data: ${JSON.stringify(acknowledged)}\n\n`);
    }
    if (message.method === "tools/call") {
      called.resolve();
      await released.promise;
    }
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answerOf(SCRIPT, message)));
  });
  return { url, subscriptions, called: called.promise, release: () => released.resolve() };
};

test("a connection whose subscription the server ended is closed after its calls", async () => {
  const { url, subscriptions, called, release } = await startServer();
  const closed: number[] = [];
  let opened = 0;
  let changes = 0;
  const client = createMcpToolClient({
    transport: "http",
    revision: "2026-07-28",
    unreachable: "Unreachable.",
    onToolsChanged: () => {
      changes++;
    },
    openTransport: () => {
      const number = ++opened;
      const transport = new HttpTransport(new URL(url));
      const close = transport.close.bind(transport);
      transport.close = () => {
        closed.push(number);
        return close();
      };
      return transport;
    },
  });
  onTestFinished(client.close);
  const running = client.callTool("read", {});
  await called;
  subscriptions[0]?.end();
  await expect.poll(() => changes).toBe(1);
  expect(await client.listTools()).toEqual([]);
  expect([opened, closed]).toEqual([2, []]);
  release();
  expect(await running).toMatchObject({ ok: true });
  await expect.poll(() => closed).toEqual([1]);
});
