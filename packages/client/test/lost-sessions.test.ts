import type { ServerResponse } from "node:http";
import { startLoopbackServer } from "@twinhost/testing";
import { afterAll, describe, expect, test } from "vitest";
import { connectionFailureOf } from "../src/connection-failure.ts";
import { createHttpToolClient, createRetrySafety, withResilience } from "../src/index.ts";
import { describedTool } from "./support/scripted-client.ts";

interface Message {
  readonly id?: number;
  readonly method: string;
}
type Refuse = (response: ServerResponse, message: Message) => void;

const RESULTS: Readonly<Record<string, object>> = {
  initialize: {
    protocolVersion: "2025-06-18",
    capabilities: { tools: {} },
    serverInfo: { name: "forgetful", version: "1" },
  },
  ping: {},
  "tools/list": { tools: [{ name: "read", inputSchema: { type: "object" } }] },
  "tools/call": { content: [{ type: "text", text: "done" }] },
};

/** A server with sessions, which it can forget as after a redeploy. */
const startForgetful = async (refuse: Refuse) => {
  let session = 0;
  let unknownAtOnce = 0;
  let refused = 0;
  const seen = { initialized: 0, ran: 0, ended: [] as string[] };
  const server = await startLoopbackServer(async (request, response) => {
    const given = request.headers["mcp-session-id"];
    if (request.method === "DELETE") {
      seen.ended.push(String(given));
      return response.writeHead(200).end();
    }
    if (request.method !== "POST") return response.writeHead(405).end();
    let text = "";
    for await (const chunk of request) text += chunk;
    const message = JSON.parse(text) as Message;
    if (message.method === "initialize") {
      seen.initialized++;
      if (refused > 0) {
        refused--;
        return response.writeHead(502).end();
      }
      response.setHeader("mcp-session-id", `s${++session}`);
      if (unknownAtOnce > 0) {
        unknownAtOnce--;
        session++;
      }
    } else if (given !== `s${session}`) return refuse(response, message);
    const result = RESULTS[message.method];
    if (!result) return response.writeHead(202).end();
    if (message.method === "tools/call") seen.ran++;
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ jsonrpc: "2.0", id: message.id, result }));
  });
  const url = `${server.url}/mcp`;
  const forget = (): void => void session++;
  /** From now on, this many new sessions are unknown to whoever answers after `initialize`, as to another replica. */
  const forgetNew = (sessions: number): void => {
    unknownAtOnce = sessions;
  };
  /** From now on, this many new sessions are not opened, as when a balancer's connection to a replica is cut. */
  const refuseNew = (sessions: number): void => {
    refused = sessions;
  };
  return { url, seen, forget, forgetNew, refuseNew };
};

const rpcError = (id: number | undefined, code: number, message: string): string =>
  JSON.stringify({ jsonrpc: "2.0", id: id ?? null, error: { code, message } });

const withStatus =
  (status: number, body: string): Refuse =>
  (response) =>
    response.writeHead(status, { "content-type": "application/json" }).end(body);

const NEVER_RAN: Readonly<Record<string, Refuse>> = {
  "404": (response) => response.writeHead(404).end(),
  "404 with an error": withStatus(404, rpcError(undefined, -32_001, "Session not found")),
  "410": (response) => response.writeHead(410).end(),
  "403 with text": withStatus(403, '{"error":"Session expired, please re-initialize"}'),
  "400 that names the session": withStatus(
    400,
    rpcError(undefined, -32_000, "Bad Request: No valid session ID provided"),
  ),
  "400 not initialized": withStatus(400, rpcError(undefined, -32_000, "Bad Request: Server not initialized")),
  "401 that names the session": withStatus(401, '{"error":"session expired"}'),
  "422 that names the session": withStatus(422, '{"detail":"Unknown session"}'),
  "500 that names the session": withStatus(500, '{"error":"Invalid session id"}'),
  "a JSON-RPC error": (response, { id }) =>
    withStatus(200, rpcError(id, -32_600, "Session not found"))(response, { method: "" }),
};

const open = (url: string) => {
  const client = createHttpToolClient({ url, path: "", revision: "2025-11-25" });
  afterAll(() => client.close());
  return client;
};

describe("a server that forgot the session and answers", () => {
  test.each(Object.entries(NEVER_RAN))("%s: the call is repeated once, in a new session", async (_what, refuse) => {
    const { url, seen, forget } = await startForgetful(refuse);
    const client = open(url);
    expect(await client.callTool("send", {})).toMatchObject({ ok: true });
    forget();
    const results = await Promise.all(Array.from({ length: 8 }, () => client.callTool("send", {})));
    for (const result of results) expect(result).toMatchObject({ ok: true });
    expect(seen).toMatchObject({ initialized: 2, ran: 9 });
    forget();
    expect(await client.listTools()).toHaveLength(1);
  });

  test("404 in the handshake of the new session: it is opened again until it is known", async () => {
    const { url, seen, forget, forgetNew } = await startForgetful(withStatus(404, ""));
    const client = open(url);
    expect(await client.callTool("send", {})).toMatchObject({ ok: true });
    forget();
    forgetNew(3);
    const results = await Promise.all(Array.from({ length: 8 }, () => client.callTool("send", {})));
    for (const result of results) expect(result).toMatchObject({ ok: true });
    expect(seen.ran).toBe(9);
    expect(seen.initialized).toBeGreaterThanOrEqual(5);
  });

  test("502 in the handshake of the new session: it is opened once more, for all calls together", async () => {
    const { url, seen, forget, refuseNew } = await startForgetful(withStatus(404, ""));
    const client = open(url);
    expect(await client.callTool("send", {})).toMatchObject({ ok: true });
    forget();
    refuseNew(1);
    const results = await Promise.all(Array.from({ length: 8 }, () => client.callTool("send", {})));
    for (const result of results) expect(result).toMatchObject({ ok: true });
    expect(seen).toMatchObject({ initialized: 3, ran: 9 });
  });

  test("502 twice in that handshake: its calls fail as not sent", async () => {
    const { url, seen, forget, refuseNew } = await startForgetful(withStatus(404, ""));
    const client = open(url);
    expect(await client.callTool("send", {})).toMatchObject({ ok: true });
    forget();
    refuseNew(2);
    expect(connectionFailureOf(await client.callTool("send", {}))).toMatchObject({ reach: "notSent" });
    expect(seen.ran).toBe(1);
    expect(await client.callTool("send", {})).toMatchObject({ ok: true });
  });

  test.each([400, 401, 422, 500])("%i without a message: only retry-safe calls are repeated", async (status) => {
    const { url, seen, forget } = await startForgetful((response) => response.writeHead(status).end());
    const traits = createRetrySafety([describedTool("read", { readOnlyHint: true }), describedTool("send")]);
    const client = withResilience(open(url), { traits });
    expect(await client.callTool("send", {})).toMatchObject({ ok: true });
    forget();
    const lost = await client.callTool("send", {});
    expect(connectionFailureOf(lost)?.reach).toBe("outcomeUnknown");
    expect(await client.callTool("send", {})).toMatchObject({ ok: true });
    forget();
    expect(await client.callTool("read", {})).toMatchObject({ ok: true });
    expect(seen.ran).toBe(3);
    await client.close();
  });
});

test("closing the client ends its session", async () => {
  const { url, seen } = await startForgetful(() => {});
  const client = open(url);
  await client.listTools();
  await client.close();
  expect(seen.ended).toEqual(["s1"]);
});
