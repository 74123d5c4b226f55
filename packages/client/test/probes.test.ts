import { text } from "node:stream/consumers";
import { startLoopbackServer } from "@twinhost/testing";
import { expect, onTestFinished, test } from "vitest";
import { createHttpToolClient } from "../src/index.ts";
import { answerOf } from "./support/scripted-mcp.ts";

const SCRIPT = { revision: "2026-07-28", list: { tools: [] } } as const;

/** An MCP server that answers each connection's question for its revision only when the given promise resolves. */
const startServer = async (untilAnswered: (connection: number) => Promise<void>) => {
  let connections = 0;
  const server = await startLoopbackServer(async (request, response) => {
    const message = JSON.parse((await text(request)) || "{}");
    if (message.method === "server/discover") await untilAnswered(++connections);
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answerOf(SCRIPT, message)));
  });
  const client = createHttpToolClient({ url: server.url });
  onTestFinished(() => client.close());
  return { client, connections: () => connections };
};

test("after a failed probe the next one starts a new attempt to connect", async () => {
  const never = new Promise<void>(() => {});
  const { client } = await startServer((connection) => (connection === 1 ? never : Promise.resolve()));
  const probe = (timeoutMs: number) => client.listTools({ timeoutMs, isProbe: true });
  await expect(probe(100)).rejects.toMatchObject({ code: "engine_unavailable" });
  expect(await probe(60_000)).toEqual([]);
});

test("a caller who leaves while it connects leaves the attempt to those who wait", async () => {
  const opened = Promise.withResolvers<void>();
  const { client, connections } = await startServer(() => opened.promise);
  const waiting = client.listTools({ timeoutMs: 60_000 });
  await expect(client.listTools({ timeoutMs: 50 })).rejects.toMatchObject({ code: "engine_unavailable" });
  opened.resolve();
  expect(await waiting).toEqual([]);
  expect(connections()).toBe(1);
});
