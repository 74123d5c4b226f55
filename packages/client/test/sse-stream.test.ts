import type { ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { startLoopbackServer } from "@twinhost/testing";
import { expect, onTestFinished, test } from "vitest";
import { connectionFailureOf } from "../src/connection-failure.ts";
import { createHttpToolClient } from "../src/index.ts";
import { answerOf } from "./support/scripted-mcp.ts";

const SCRIPT = { revision: "2025-11-25", list: { tools: [] }, calls: { read: { result: { content: [] } } } } as const;

/** A server of revision 2024-11-05: it answers on the stream of a session, once that was initialized. */
const startServer = async (onSlowCall: (stream: ServerResponse) => void) => {
  const streams: ServerResponse[] = [];
  const initialized = new Set<ServerResponse>();
  const { url } = await startLoopbackServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://server");
    if (request.method === "GET" && pathname === "/sse") {
      response.writeHead(200, { "content-type": "text/event-stream" });
      return response.write(`event: endpoint\ndata: /messages?session=${streams.push(response) - 1}\n\n`);
    }
    const stream = streams[Number(searchParams.get("session") ?? -1)];
    if (!stream || request.method !== "POST") return response.writeHead(404).end();
    const message = JSON.parse(await text(request));
    response.writeHead(202).end();
    if (message.method === "initialize") initialized.add(stream);
    if (message.params?.name === "slow") return onSlowCall(stream);
    const answer = answerOf(SCRIPT, message);
    if (answer !== undefined && initialized.has(stream)) stream.write(`data: ${JSON.stringify(answer)}\n\n`);
  });
  return { url: `${url}/sse`, initialized };
};

test.each([
  ["ends", (stream: ServerResponse) => stream.end()],
  ["is cut", (stream: ServerResponse) => stream.destroy()],
])("over SSE, a stream that %s loses its calls, and the next call opens another session", async (_how, finish) => {
  const { url, initialized } = await startServer(finish);
  const client = createHttpToolClient({ url, path: "", isSse: true });
  onTestFinished(() => client.close());
  const limit = { timeoutMs: 20_000 };
  expect(await client.callTool("read", {}, limit)).toMatchObject({ ok: true });
  expect(connectionFailureOf(await client.callTool("slow", {}, limit))?.reach).toBe("outcomeUnknown");
  expect(await client.callTool("read", {}, limit)).toMatchObject({ ok: true });
  expect(initialized.size).toBe(2);
});
