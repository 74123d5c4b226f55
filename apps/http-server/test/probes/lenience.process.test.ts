import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, legacyCall, modernCall, openSession, postMcp, type Question } from "./requests.ts";
import { type RunningServer, startServer } from "./running-server.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const JSON_TYPE = { "content-type": "application/json" };
const ANSWERED = { result: { structuredContent: { value: 2 } } };

/** A call of each revision, with the headers that belong to it. */
const REVISIONS = [
  [
    "2025-11-25",
    async () => ({ body: legacyCall("calculate", '{"expression":"1+1"}'), headers: await openSession(server) }),
  ],
  ["2026-07-28", async () => modernCall("calculate", '{"expression":"1+1"}')],
] as const;

const post = async (body: string, headers: Record<string, string>): Promise<Awaited<ReturnType<typeof ask>>> =>
  ask(server, { path: "/mcp", headers: { ...JSON_TYPE, ...headers }, body } as Question);

describe.each(REVISIONS)("revision %s", (_revision, makeCall) => {
  it.each([undefined, "*/*", "APPLICATION/JSON, Text/Event-Stream", "application/*, text/*", "*/*;q=0.1"])(
    "takes the Accept %s",
    async (accept) => {
      const { body, headers } = await makeCall();
      const answer = await post(body, { ...headers, ...(accept !== undefined && { accept }) });
      expect(answer).toMatchObject({ status: 200, json: ANSWERED });
    },
  );

  it("takes null for an absent parameter", async () => {
    const { body, headers } = await makeCall();
    const withNulls = body.replace('"params":{', '"params":{"cursor":null,');
    expect(await postMcp(server, withNulls, headers)).toMatchObject({ status: 200, json: ANSWERED });
    const withoutArguments = body.replace('{"expression":"1+1"}', "null");
    const { json } = await postMcp(server, withoutArguments, headers);
    expect(json).toMatchObject({
      result: { isError: true, _meta: { "twinhost/error": { code: "invalid_arguments" } } },
    });
  });
});

it("a session takes params that are null", async () => {
  const session = await openSession(server);
  const { json } = await postMcp(server, '{"jsonrpc":"2.0","id":1,"method":"tools/list","params":null}', session);
  expect(json).toMatchObject({ result: { tools: expect.any(Array) } });
});

it("a session says what it cannot answer as", async () => {
  const session = await openSession(server);
  const answer = await post(legacyCall("calculate", "{}"), { ...session, accept: "application/json" });
  expect(answer).toMatchObject({ status: 406, json: { error: { code: -32600, data: { code: "bad_request" } } } });
});

it.each(["[]", "[1]", "{}", '{"jsonrpc":"1.0","id":1,"method":"tools/list"}', '[{"jsonrpc":"2.0","id":{}}]'])(
  "a session refuses %s as an invalid request",
  async (body) => {
    const answer = await postMcp(server, body, await openSession(server));
    expect(answer).toMatchObject({ status: 400, json: { id: null, error: { code: -32600 } } });
  },
);

describe("over every way", () => {
  const searchArguments = '{"query":"stdio","limit":"1","offset":null}';
  const found = { results: [expect.objectContaining({ title: expect.any(String) })] };

  it("arguments that models get slightly wrong are taken", async () => {
    const rest = await ask(server, { path: "/run/search_docs", headers: JSON_TYPE, body: searchArguments });
    expect(rest).toMatchObject({ status: 200, json: found });
    const { body, headers } = modernCall("search_docs", searchArguments);
    expect((await postMcp(server, body, headers)).json).toMatchObject({ result: { structuredContent: found } });
    const legacy = await postMcp(server, legacyCall("search_docs", searchArguments), await openSession(server));
    expect(legacy.json).toMatchObject({ result: { structuredContent: found } });
  });
});

describe("what is not served", () => {
  it.each(["PUT", "POST", "PATCH", "DELETE"])("%s without a body is 405 where only GET is served", async (method) => {
    for (const path of ["/tools", "/usage", "/metrics", "/openapi.json", "/health", "/ready"]) {
      const { status, headers } = await ask(server, { method, path });
      expect({ path, status, allow: headers.allow }).toEqual({
        path,
        status: 405,
        allow: expect.stringContaining("GET"),
      });
    }
  });

  it("PUT is 405 on the paths that take a POST", async () => {
    for (const path of ["/mcp", "/run/calculate"])
      expect(await ask(server, { method: "PUT", path })).toMatchObject({ status: 405, headers: { allow: "POST" } });
  });

  it("a POST without a body to an unknown path is 404", async () => {
    expect((await ask(server, { path: "/register" })).status).toBe(404);
  });
});

describe("GET /", () => {
  it("is a page of links for browsers, and JSON for others", async () => {
    const accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    const page = await fetch(`http://127.0.0.1:${server.port}/`, { headers: { accept } });
    expect(page.headers.get("content-type")).toMatch(/^text\/html/);
    expect(await page.text()).toContain('<a href="docs">');
    for (const headers of [{}, { accept: "*/*" }, { accept: "application/json" }]) {
      const { status, json } = await ask(server, { method: "GET", path: "/", headers });
      expect({ status, json }).toMatchObject({ status: 200, json: { links: { docs: expect.any(String) } } });
    }
  });
});

it("the OpenAPI document names the prefix of a proxy that is trusted, and of no other", async () => {
  const serversOf = async (of: RunningServer, prefix: string) => {
    const { json } = await ask(of, { method: "GET", path: "/openapi.json", headers: { "x-forwarded-prefix": prefix } });
    return (json as { servers: { url: string }[] }).servers.map(({ url }) => url);
  };
  expect(await serversOf(server, "/tools")).toEqual(["/"]);
  const trusting = await startServer({ TRUST_PROXY: "loopback" });
  try {
    expect(await serversOf(trusting, "/a/tools/")).toEqual(["/a/tools/"]);
    expect(await serversOf(trusting, "//evil.example")).toEqual(["/"]);
    expect(await serversOf(trusting, "")).toEqual(["/"]);
  } finally {
    await trusting.stop();
  }
});
