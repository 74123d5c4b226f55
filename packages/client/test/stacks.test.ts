import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import type { ToolResult } from "@twinhost/core";
import { startLoopbackServer } from "@twinhost/testing";
import { pino } from "pino";
import { describe, expect, onTestFinished, test } from "vitest";
import { createHttpToolClient, createStdioToolClient, type McpStack, type ToolClient } from "../src/index.ts";
import { answerOf } from "./support/scripted-mcp.ts";
import { type SendAnswer, startScriptedServer } from "./support/scripted-server.ts";

const REVISIONS = ["2026-07-28", "2025-11-25"] as const;
const TEXT = { type: "text", text: "words" };
const IMAGE = { type: "image", data: "AAAA", mimeType: "image/png" };
const result = (fields: object) => ({ result: { resultType: "complete", content: [], ...fields } });
const error = (code: number, data?: object) => ({ error: { code, message: "said so", ...(data && { data }) } });
const coded = (code: string) => ({ code, retryable: code === "rate_limited", retry_after_ms: 20 });

/** What a call is answered with, besides its id. */
const ANSWERS: Readonly<Record<string, object>> = {
  structured: result({ structuredContent: { a: [1, "가", null] } }),
  "structured, with a copy": result({ structuredContent: { a: 1 }, content: [{ type: "text", text: '{"a":1}' }] }),
  "structured and shown": result({ structuredContent: { a: 1 }, content: [IMAGE, TEXT] }),
  "an image alone": result({ content: [IMAGE] }),
  nothing: result({}),
  "a megabyte": result({ structuredContent: { text: "가나다 ".repeat(100_000) } }),
  "an error for the model": result({ isError: true, content: [TEXT, IMAGE, TEXT] }),
  "a coded error": result({ isError: true, content: [TEXT], _meta: { "twinhost/error": coded("rate_limited") } }),
  "a coded error of another kind": result({ isError: true, content: [TEXT], _meta: { "twinhost/error": coded("x") } }),
  "a protocol error": error(-32_602),
  "a coded protocol error": error(-32_602, coded("forbidden")),
  "an error of the server": error(-32_603),
  "an unknown error": error(-1),
  "a missing capability": error(-32_021, { requiredCapabilities: { elicitation: {} } }),
  "an unsupported revision": error(-32_022, { supported: ["2026-07-28"], requested: "2026-07-28" }),
  "a missing resource": error(-32_602, { uri: "a:b" }),
  "a non-object": { result: 5 },
  "invalid content": result({ content: "words" }),
  "invalid structured content": result({ structuredContent: 5 }),
  "another result type": result({ resultType: "partial" }),
};
/** Where the SDK's client reports something else, and worse: the code of the fast path, and why. */
const DIFFERENCES: Readonly<Record<string, { readonly code: string; readonly why: string }>> = {
  "a non-object": { code: "internal", why: "its transport drops such an answer, so that over stdio its call waits" },
  "invalid content": { code: "internal", why: "it tells what its schemas say" },
  "invalid structured content": { code: "internal", why: "it tells what its schemas say" },
  "another result type": { code: "internal", why: "it is taken for a lost connection" },
  "JSON that is not a message": { code: "engine_unavailable", why: "it does not tell what came" },
  "403 that needs more rights": { code: "forbidden", why: "it tells the scope, and no more of the answer" },
};

const JSON_TYPE = { "content-type": "application/json" };
const status =
  (code: number, body: string, headers: Record<string, string> = {}): SendAnswer =>
  (response) =>
    response.writeHead(code, { "content-type": "text/plain", ...headers }).end(body);

/** How an answer arrives over HTTP. */
const HTTP: Readonly<Record<string, SendAnswer>> = {
  "JSON in many pieces": (response, answer) => {
    response.writeHead(200, JSON_TYPE);
    for (const piece of answer) response.write(piece);
    response.end();
  },
  "compressed without being asked": (response, answer) =>
    response.writeHead(200, { ...JSON_TYPE, "content-encoding": "gzip" }).end(gzipSync(answer)),
  "after a byte order mark": (response, answer) => response.writeHead(200, JSON_TYPE).end(`\uFEFF${answer}`),
  "in a batch": (response, answer) => response.writeHead(200, JSON_TYPE).end(`[${answer}]`),
  "on a stream, among others": (response, answer) =>
    response
      .writeHead(200, { "content-type": "text/event-stream" })
      .end(`: hello\n\nevent: other\ndata: {}\n\ndata: no JSON\n\nevent: message\r\ndata: ${answer}\r\n\r\n`),
  "a stream that goes on": (response, answer) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(`data: ${answer}\n\n`);
  },
  "no JSON": (response) => response.writeHead(200, JSON_TYPE).end("{"),
  "JSON that is not a message": (response) => response.writeHead(200, JSON_TYPE).end('{"a":1}'),
  "400 with a JSON-RPC error": (response, answer) => {
    const { id } = JSON.parse(answer);
    response
      .writeHead(400, JSON_TYPE)
      .end(JSON.stringify({ jsonrpc: "2.0", id, ...error(-32_602, coded("forbidden")) }));
  },
  "400 with an HTML page": status(400, "<h1>Bad</h1>"),
  "401": status(401, "", { "www-authenticate": "Bearer" }),
  "403": status(403, "no"),
  "403 that needs more rights": status(403, "", { "www-authenticate": 'Bearer error="insufficient_scope", scope="a"' }),
  "404": status(404, "no"),
  "413": status(413, "no"),
  "429": status(429, "no"),
  "500 with a long body": status(500, "x".repeat(200_000)),
  "502": status(502, "no"),
  "503": status(503, "no"),
  "cut before any data": (response) => void response.destroy(),
  "cut in the middle": (response, answer) => {
    response.writeHead(200, { ...JSON_TYPE, "content-length": answer.length + 10 });
    response.write(answer);
    setImmediate(() => response.destroy());
  },
  "declared as too long": (response) => {
    response.writeHead(200, { ...JSON_TYPE, "content-length": 17 * 1024 * 1024 });
    response.flushHeaders();
  },
};

const callThrough = async (client: ToolClient): Promise<ToolResult> => {
  const answered = await client.callTool("tool", { a: 1 }, { timeoutMs: 20_000 });
  await client.close();
  return answered;
};

/** Makes the same call through each stack, and expects the same result unless they are known to differ. */
const expectSame = async (open: (stack: McpStack) => ToolClient, what = ""): Promise<ToolResult> => {
  const fast = await callThrough(open("fast"));
  const differs = DIFFERENCES[what];
  if (differs) expect(fast, differs.why).toMatchObject({ error: { code: differs.code } });
  else expect(fast).toEqual(await callThrough(open("sdk")));
  return fast;
};

describe.each(REVISIONS)("the fast path and the SDK's client agree on a call in %s", (revision) => {
  const start = (answer: object | undefined, send?: SendAnswer) =>
    startScriptedServer({ revision, list: { tools: [] }, calls: { tool: { ...answer } } }, send);
  /** Over HTTP the older revision has sessions, and is left to the SDK's client. */
  const differing = (what: string) => (revision === "2026-07-28" ? what : "");

  test.concurrent.each(Object.entries(ANSWERS))("over HTTP, answered with %s", async (what, answer) => {
    const url = await start(answer);
    await expectSame((stack) => createHttpToolClient({ url, revision, stack }), differing(what));
  });

  test.concurrent.each(Object.entries(HTTP))("over HTTP, answered %s", async (what, send) => {
    const url = await start(result({ structuredContent: { a: "가" } }), send);
    await expectSame((stack) => createHttpToolClient({ url, revision, stack }), differing(what));
  });

  test("over HTTP, through a redirect", async () => {
    const url = await start(ANSWERS.structured, (response, answer, path) => {
      if (path === "/mcp") response.writeHead(307, { location: "/moved" }).end();
      else response.writeHead(200, JSON_TYPE).end(answer);
    });
    const answered = await expectSame((stack) => createHttpToolClient({ url, revision, stack }));
    expect(answered).toMatchObject({ ok: true });
  });

  test.concurrent.each(Object.entries(ANSWERS))("over stdio, answered with %s", async (what, answer) => {
    const script = JSON.stringify({ revision, list: { tools: [] }, calls: { tool: answer } });
    const host = new URL("./fixtures/scripted-host.ts", import.meta.url).pathname;
    const child = { command: process.execPath, args: [host, script], env: {}, log: pino({ level: "silent" }) };
    const isAnyType = revision === "2025-11-25" && what === "another result type";
    await expectSame((stack) => createStdioToolClient({ ...child, revision, stack }), isAnyType ? "" : what);
  });
});

describe.each(["fast", "sdk"] as const)("arguments that are also sent in headers, on the stack %s", (stack) => {
  const inputSchema = { type: "object", properties: { a: { type: "integer", "x-mcp-header": "Region" } } };
  const startStrict = async () => {
    const seen: unknown[] = [];
    const server = await startLoopbackServer(async (request, response) => {
      const message = JSON.parse(await text(request));
      const region = request.headers["mcp-param-region"];
      const isCall = message.method === "tools/call";
      if (isCall) seen.push(region);
      const isRefused = isCall && region === undefined;
      const script = { revision: "2026-07-28", list: { tools: [{ name: "tool", inputSchema }] } } as const;
      const answer = isRefused
        ? { jsonrpc: "2.0", id: message.id, ...error(-32_020) }
        : answerOf({ ...script, calls: { tool: ANSWERS.structured as Record<string, unknown> } }, message);
      response.writeHead(isRefused ? 400 : 200, JSON_TYPE).end(JSON.stringify(answer));
    });
    const client = createHttpToolClient({ url: server.url, stack });
    onTestFinished(() => client.close());
    return { client, seen };
  };

  test("are sent there once the tools were listed", async () => {
    const { client, seen } = await startStrict();
    await client.listTools();
    expect(await client.callTool("tool", { a: 1 })).toMatchObject({ ok: true });
    expect(seen).toEqual(["1"]);
  });

  test("are sent there after the server asked for it", async () => {
    const { client, seen } = await startStrict();
    for (let call = 0; call < 2; call++) expect(await client.callTool("tool", { a: 1 })).toMatchObject({ ok: true });
    expect(seen.slice(-2)).toEqual(["1", "1"]);
  });
});
