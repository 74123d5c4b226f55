import { type ServerProcess, startHttpHost } from "@twinhost/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, legacyCall, modernCall, openSession, postMcp, type Question } from "./requests.ts";

let server: ServerProcess;
beforeAll(async () => {
  server = await startHttpHost();
});
afterAll(() => server.stop());

const JSON_TYPE = { "content-type": "application/json" };
const ANSWERED = { result: { structuredContent: { value: 2 } } };

/** A call in each revision, with its headers. */
const REVISIONS = [
  [
    "2025-11-25",
    async () => ({ body: legacyCall("calculate", '{"expression":"1+1"}'), headers: await openSession(server) }),
  ],
  ["2026-07-28", async () => modernCall("calculate", '{"expression":"1+1"}')],
] as const;

const post = async (body: string, headers: Record<string, string>): Promise<Awaited<ReturnType<typeof ask>>> =>
  ask(server, { path: "/mcp", headers: { ...JSON_TYPE, ...headers }, body } as Question);

const initialize = (changes: object = {}): string => {
  const params = { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "probe", version: "1" } };
  return JSON.stringify({ jsonrpc: "2.0", id: "first", method: "initialize", params: { ...params, ...changes } });
};

describe.each(REVISIONS)("revision %s", (_revision, makeCall) => {
  it.each([undefined, "*/*", "APPLICATION/JSON, Text/Event-Stream", "application/*, text/*", "*/*;q=0.1"])(
    "accepts the Accept header %s",
    async (accept) => {
      const { body, headers } = await makeCall();
      const answer = await post(body, { ...headers, ...(accept !== undefined && { accept }) });
      expect(answer).toMatchObject({ status: 200, json: ANSWERED });
    },
  );

  it("accepts null for an absent parameter", async () => {
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

describe.each(REVISIONS)("what does not conform to revision %s", (_revision, makeCall) => {
  const replaced = async (from: string, to: string) => {
    const { body, headers } = await makeCall();
    return (await postMcp(server, body.replace(from, to), headers)).json;
  };

  it("arguments given as the JSON text of an object are accepted", async () => {
    const text = JSON.stringify('{"expression":"1+1"}');
    expect(await replaced('{"expression":"1+1"}', text)).toMatchObject(ANSWERED);
  });

  it.each([
    ['"1+1"', "params.arguments must be an object, not a string"],
    ["[]", "params.arguments must be an object, not an array"],
    ["7", "params.arguments must be an object, not a number"],
  ])("arguments %s are refused with a readable message", async (given, words) => {
    expect(await replaced('{"expression":"1+1"}', given)).toMatchObject({
      id: expect.any(Number),
      error: {
        code: -32602,
        message: `The request does not fit the protocol: ${words}.`,
        data: { code: "invalid_arguments", retryable: false },
      },
    });
  });

  it.each([
    ['"jsonrpc":"2.0"', '"jsonrpc":"1.0"', '"jsonrpc" must be "2.0"'],
    ['"method":"tools/call"', '"method":5', '"method" must be a string'],
    ['"params":{', '"params":[],"more":{', '"params" must be an object'],
  ])("%s as %s is refused with the id of the request", async (from, to, words) => {
    expect(await replaced(from, to)).toMatchObject({
      id: expect.any(Number),
      error: { code: -32600, message: expect.stringContaining(words) },
    });
  });

  it("nesting that is too deep is refused with the id of the request", async () => {
    const deep = `${"[".repeat(80)}${"]".repeat(80)}`;
    expect(await replaced('{"expression":"1+1"}', deep)).toMatchObject({
      id: expect.any(Number),
      error: { code: -32700 },
    });
  });
});

it.each([
  ["without a session", {}, 400],
  ["in an ended session", { "mcp-session-id": "gone" }, 404],
])("a call %s is refused with its id, and a batch with each of its ids", async (_what, headers, status) => {
  const call = legacyCall("calculate", "{}");
  expect(await postMcp(server, call, headers)).toMatchObject({ status, json: { id: 7 } });
  const batch = await postMcp(server, `[${call},{"jsonrpc":"2.0","id":8,"method":"ping"}]`, headers);
  expect(batch).toMatchObject({
    status,
    json: [
      { id: 7, error: {} },
      { id: 8, error: {} },
    ],
  });
});

it("a session refuses an unsupported revision with the id of the request", async () => {
  const headers = { ...(await openSession(server)), "mcp-protocol-version": "1999-01-01" };
  const answer = await postMcp(server, legacyCall("calculate", "{}"), headers);
  expect(answer).toMatchObject({ status: 400, json: { id: 7, error: {} } });
});

it.each(["2025-03-26", "2025-11-25"])("a session of %s answers a batch, as JSON too", async (protocolVersion) => {
  const { headers } = await postMcp(server, initialize({ protocolVersion }));
  const session = { "mcp-session-id": String(headers["mcp-session-id"]) };
  const batch = '[{"jsonrpc":"2.0","id":1,"method":"ping"},{"jsonrpc":"2.0","id":"two","method":"ping"}]';
  expect((await post(batch, { ...session, accept: "application/json" })).json).toMatchObject([
    { id: 1, result: {} },
    { id: "two", result: {} },
  ]);
  const mixed = `[{"jsonrpc":"2.0","id":1,"method":"ping"},{"jsonrpc":"2.0","id":2,"method":5}]`;
  expect(await post(mixed, session)).toMatchObject({ status: 400, json: [{ id: 1 }, { id: 2 }] });
});

it("a session accepts params that are null", async () => {
  const session = await openSession(server);
  const { json } = await postMcp(server, '{"jsonrpc":"2.0","id":1,"method":"tools/list","params":null}', session);
  expect(json).toMatchObject({ result: { tools: expect.any(Array) } });
});

it.each(["application/json", "application/json;q=0.5", "application/*"])(
  "a session opens and answers in JSON with the Accept header %s",
  async (accept) => {
    const opened = await post(initialize(), { accept });
    expect(opened.headers["content-type"]).toContain("application/json");
    expect(opened).toMatchObject({ status: 200, json: { id: "first", result: { serverInfo: { name: "twinhost" } } } });
    const session = { "mcp-session-id": String(opened.headers["mcp-session-id"]), accept };
    const answer = await post(legacyCall("calculate", '{"expression":"1+1"}'), session);
    expect(answer.headers["content-type"]).toContain("application/json");
    expect(answer).toMatchObject({ status: 200, json: ANSWERED });
    const stream = await ask(server, { method: "GET", path: "/mcp", headers: session });
    expect(stream).toMatchObject({ status: 406, json: { error: { code: -32600, data: { code: "bad_request" } } } });
  },
);

describe("initialize", () => {
  it.each(["capabilities", "clientInfo"])("is accepted without %s", async (missing) => {
    expect(await postMcp(server, initialize({ [missing]: undefined }))).toMatchObject({
      status: 200,
      json: { id: "first", result: { protocolVersion: "2025-11-25" } },
    });
  });

  it("is accepted without the client's version", async () => {
    const { status } = await postMcp(server, initialize({ clientInfo: { name: "probe" } }));
    expect(status).toBe(200);
  });

  it.each([
    ['{"jsonrpc":"2.0","id":"first","method":"initialize"}', "params.protocolVersion is missing"],
    [initialize({ protocolVersion: undefined }), "params.protocolVersion is missing"],
    [initialize({ capabilities: [] }), "params.capabilities must be an object, not an array"],
    [initialize({ clientInfo: "probe" }), "params.clientInfo must be an object, not a string"],
  ])("%s is refused: %s", async (body, words) => {
    expect(await postMcp(server, body)).toMatchObject({
      status: 400,
      json: { id: "first", error: { code: -32602, message: expect.stringContaining(words) } },
    });
  });
});

it.each(["[]", "[1]", "{}", '{"jsonrpc":"1.0","id":1,"method":"tools/list"}', '[{"jsonrpc":"2.0","id":{}}]'])(
  "a session refuses %s as an invalid request",
  async (body) => {
    const answer = await postMcp(server, body, await openSession(server));
    const id = body.includes('"id":1,') ? 1 : null;
    expect(answer).toMatchObject({ status: 400, json: { id, error: { code: -32600 } } });
  },
);

describe("over every transport", () => {
  const searchArguments = '{"query":"stdio","limit":" 1 ","offset":null}';
  const found = { results: [expect.objectContaining({ title: expect.any(String) })] };

  it.each([
    ['{"expression":12345}', "12345"],
    [JSON.stringify('{"expression":" 1 + 1 "}'), "2"],
  ])("the arguments %s are accepted", async (given, result) => {
    const rest = await ask(server, { path: "/run/calculate", headers: JSON_TYPE, body: given });
    expect(rest).toMatchObject({ status: 200, json: { result } });
    const { body, headers } = modernCall("calculate", given);
    expect((await postMcp(server, body, headers)).json).toMatchObject({ result: { structuredContent: { result } } });
    const legacy = await postMcp(server, legacyCall("calculate", given), await openSession(server));
    expect(legacy.json).toMatchObject({ result: { structuredContent: { result } } });
  });

  it("arguments that models get slightly wrong are accepted", async () => {
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
  it("is a page of links for browsers, and JSON for other clients", async () => {
    const accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    const page = await fetch(`http://127.0.0.1:${server.port}/`, { headers: { accept } });
    expect(page.headers.get("content-type")).toMatch(/^text\/html/);
    expect(await page.text()).toContain('<a href="openapi.json">');
    for (const headers of [{}, { accept: "*/*" }, { accept: "application/json" }]) {
      const { status, json } = await ask(server, { method: "GET", path: "/", headers });
      expect({ status, json }).toMatchObject({ status: 200, json: { links: { docs: expect.any(String) } } });
    }
  });
});

it("the OpenAPI document uses the prefix of a trusted proxy only", async () => {
  const serversOf = async (of: ServerProcess, prefix: string) => {
    const { json } = await ask(of, { method: "GET", path: "/openapi.json", headers: { "x-forwarded-prefix": prefix } });
    return (json as { servers: { url: string }[] }).servers.map(({ url }) => url);
  };
  expect(await serversOf(server, "/tools")).toEqual(["/"]);
  const trusting = await startHttpHost({ TRUST_PROXY: "loopback" });
  try {
    expect(await serversOf(trusting, "/a/tools/")).toEqual(["/a/tools/"]);
    expect(await serversOf(trusting, "/a, /b/")).toEqual(["/a/b/"]);
    expect(await serversOf(trusting, "/, /b,")).toEqual(["/b/"]);
    expect(await serversOf(trusting, "//evil.example")).toEqual(["/"]);
    expect(await serversOf(trusting, "/a, //evil.example")).toEqual(["/"]);
    expect(await serversOf(trusting, "")).toEqual(["/"]);
  } finally {
    await trusting.stop();
  }
});
