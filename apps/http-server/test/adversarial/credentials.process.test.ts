import { type ServerProcess, startHttpHost } from "@twinhost/testing";
import { tools } from "@twinhost/tools";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type KeysUnderTest, openKeysUnderTest } from "../keys.ts";
import {
  type Answer,
  ask,
  expectHealthy,
  legacyCall,
  modernCall,
  openSession,
  postMcp,
  type Question,
} from "./requests.ts";

let keys: KeysUnderTest;
let server: ServerProcess;
let good: string;
let other: string;
let limited: string;
let expired: string;
beforeAll(async () => {
  keys = openKeysUnderTest();
  good = keys.create({ role: "admin" }).key;
  other = keys.create().key;
  limited = keys.create({ tools: ["calculate", "search_doc*"] }).key;
  expired = keys.create({ expiresAt: Date.now() - 1 }).key;
  server = await startHttpHost({ DATA_DIR: keys.folder });
});
afterAll(async () => {
  await server.stop();
  keys.close();
});
afterEach(() => expectHealthy(server));

type Headers = Record<string, string>;
const ARGUMENTS = '{"expression":"1+1"}';
const xApiKey = (key: string): Headers => ({ "x-api-key": key });
const bearer = (key: string): Headers => ({ authorization: `Bearer ${key}` });

type Call = (headers: Headers, tool?: string, query?: string) => Promise<Answer>;

/** Calls a tool over each protocol. Sessions of the older revision belong to `good`, or to `limited` if it calls. */
const PROTOCOLS: readonly (readonly [string, Call])[] = [
  [
    "REST",
    (headers, tool = "calculate", query = "") =>
      ask(server, {
        path: `/run/${tool}${query}`,
        headers: { "content-type": "application/json", ...headers },
        body: ARGUMENTS,
      }),
  ],
  [
    "MCP 2026-07-28",
    (headers, tool = "calculate", query = "") => {
      const call = modernCall(tool, ARGUMENTS);
      return postMcp(server, call.body, { ...call.headers, ...headers }, query);
    },
  ],
  [
    "MCP 2025-11-25",
    async (headers, tool = "calculate", query = "") => {
      const session = await openSession(server, xApiKey(Object.values(headers)[0] === limited ? limited : good));
      return postMcp(server, legacyCall(tool, ARGUMENTS), { ...session, ...headers }, query);
    },
  ],
];

const REFUSALS: readonly (readonly [string, () => Headers, number, string])[] = [
  ["no credential", () => ({}), 401, "unauthenticated"],
  ["an empty X-API-Key", () => xApiKey(""), 401, "unauthenticated"],
  ["a wrong X-API-Key", () => xApiKey("x".repeat(43)), 403, "forbidden"],
  [
    "an X-API-Key with one letter changed",
    () => xApiKey(`${good.slice(0, -1)}${good.endsWith("A") ? "B" : "A"}`),
    403,
    "forbidden",
  ],
  ["an expired X-API-Key", () => xApiKey(expired), 403, "forbidden"],
  ["a huge X-API-Key", () => xApiKey("k".repeat(10_000)), 403, "forbidden"],
  ["a wrong X-API-Key with a good Bearer", () => ({ ...xApiKey("wrong"), ...bearer(good) }), 403, "forbidden"],
  ["a wrong Bearer", () => bearer("x".repeat(43)), 401, "unauthenticated"],
  ["an expired Bearer", () => bearer(expired), 401, "unauthenticated"],
  ["a Bearer without a key", () => ({ authorization: "Bearer" }), 401, "unauthenticated"],
  ["two words as Bearer", () => bearer(`${good} ${good}`), 401, "unauthenticated"],
  ["the key as Basic", () => ({ authorization: `Basic ${good}` }), 401, "unauthenticated"],
  ["the key as a cookie", () => ({ cookie: `X-API-Key=${good}` }), 401, "unauthenticated"],
];

describe.each(PROTOCOLS)("%s", (protocol, call) => {
  const expectRefused = ({ status, headers, json, text }: Answer, expected: number, code: string): void => {
    expect(status).toBe(expected);
    expect(json).toMatchObject(
      protocol === "REST"
        ? { status, code, retryable: false, request_id: expect.any(String) }
        : { jsonrpc: "2.0", error: { data: { code, retryable: false } } },
    );
    if (expected === 401) expect(headers["www-authenticate"]).toMatch(/^Bearer realm="twinhost"/);
    else expect(headers["www-authenticate"]).toBeUndefined();
    expect(text).not.toContain(good);
  };

  it.each([
    ["X-API-Key", () => xApiKey(good)],
    ["Bearer", () => bearer(good)],
    ["lowercase bearer", () => ({ authorization: `bearer ${good}` })],
  ])("accepts the key as %s", async (_as, headers) => {
    const { status, text } = await call(headers());
    expect(status).toBe(200);
    expect(text).toContain('"result":"2","value":2');
  });

  it.each(REFUSALS)("refuses %s", async (_what, headers, status, code) =>
    expectRefused(await call(headers()), status, code),
  );

  it("treats a key in the query string as missing", async () => {
    for (const query of [`?api_key=${good}`, `?X-API-Key=${good}`, `?access_token=${good}`])
      expectRefused(await call({}, "calculate", query), 401, "unauthenticated");
  });

  it("says whether a Bearer token was wrong or missing", async () => {
    expect((await call(bearer("wrong"))).headers["www-authenticate"]).toContain('error="invalid_token"');
    expect((await call({})).headers["www-authenticate"]).not.toContain("error");
  });

  it("lets a key call only its own tools", async () => {
    expect((await call(xApiKey(limited))).status).toBe(200);
    const { status, json } = await call(xApiKey(limited), "translate");
    expect({ status, json }).toMatchObject(
      protocol === "REST"
        ? { status: 403, json: { code: "forbidden", retryable: false } }
        : { json: { error: { code: -32602, data: { code: "forbidden", retryable: false } } } },
    );
  });

  it("writes no key to its log", async () => {
    await call(xApiKey("a-wrong-but-secret-key"));
    await call({}, "calculate", "?api_key=a-wrong-but-secret-key");
    for (const secret of [good, other, limited, expired, "a-wrong-but-secret-key"])
      expect(server.log()).not.toContain(secret);
  });
});

const get = (path: string, headers: Headers = {}): Promise<Answer> => ask(server, { method: "GET", path, headers });

describe("what a key sees", () => {
  it("is only its own tools: in GET /tools, tools/list of both revisions, and OpenAPI", async () => {
    const own = ["search_docs", "calculate"];
    const names = ({ tools }: { tools: { name: string }[] }) => tools.map(({ name }) => name);
    expect(names((await get("/tools", xApiKey(limited))).json as never)).toEqual(own);
    expect(names((await get("/tools", bearer(good))).json as never)).toEqual(tools.map(({ name }) => name));

    const { paths } = (await get("/openapi.json", xApiKey(limited))).json as { paths: object };
    expect(Object.keys(paths).filter((path) => path.startsWith("/run/"))).toEqual(own.map((name) => `/run/${name}`));

    const list = modernCall("unused", "{}").body.replace("tools/call", "tools/list");
    const modern = await postMcp(server, list, {
      ...xApiKey(limited),
      "mcp-protocol-version": "2026-07-28",
      "mcp-method": "tools/list",
    });
    expect(names((modern.json as { result: never }).result)).toEqual(own);

    const session = await openSession(server, xApiKey(limited));
    const legacy = await postMcp(server, '{"jsonrpc":"2.0","id":1,"method":"tools/list"}', {
      ...session,
      ...xApiKey(limited),
    });
    expect(names((legacy.json as { result: never }).result)).toEqual(own);
  });

  it("excludes the sessions of other keys", async () => {
    const session = await openSession(server, xApiKey(good));
    const body = legacyCall("calculate", ARGUMENTS);
    expect(await postMcp(server, body, { ...session, ...xApiKey(other) })).toMatchObject({ status: 404 });
    expect(
      await ask(server, { method: "DELETE", path: "/mcp", headers: { ...session, ...xApiKey(other) } }),
    ).toMatchObject({ status: 404 });
    expect(await postMcp(server, body, { ...session, ...xApiKey(good) })).toMatchObject({ status: 200 });
  });

  it("depends on its role: /metrics needs metrics", async () => {
    expect((await get("/metrics")).status).toBe(401);
    expect(await get("/metrics", xApiKey(other))).toMatchObject({ status: 403, json: { code: "forbidden" } });
    const { status, text } = await rawGet("/metrics", xApiKey(keys.create({ role: "metrics" }).key));
    expect({ status, text }).toMatchObject({ status: 200, text: expect.stringContaining("twinhost_tool_calls_total") });
  });
});

/** For answers that are not JSON. */
const rawGet = async (path: string, headers: Headers) => {
  const response = await fetch(`${server.url}${path}`, { headers });
  return { status: response.status, type: response.headers.get("content-type"), text: await response.text() };
};

describe("usage", () => {
  const rows = async (path: string, key: string) =>
    ((await get(path, xApiKey(key))).json as { usage: { name: string; calls: number; errors: number }[] }).usage;
  const run = (key: string, body = ARGUMENTS): Promise<Answer> =>
    ask(server, {
      path: "/run/calculate",
      headers: { "content-type": "application/json", ...xApiKey(key) },
      body,
    } satisfies Question);

  it("shows callers their own calls, and the roles metrics and admin all of them", async () => {
    const [one, two] = [keys.create(), keys.create()];
    await run(one.key);
    await run(one.key, "{}");
    await run(two.key);
    expect(await rows("/usage?by=caller&period=hour", one.key)).toMatchObject([{ name: one.id, calls: 2, errors: 1 }]);
    expect(await rows("/usage", one.key)).toMatchObject([{ name: "calculate", calls: 2 }]);
    expect((await rows("/usage?by=caller", good)).map(({ name }) => name)).toEqual(
      expect.arrayContaining([one.id, two.id]),
    );
    expect(await rows(`/usage?caller=${two.id}`, keys.create({ role: "metrics" }).key)).toMatchObject([{ calls: 1 }]);
    expect(await get(`/usage?caller=${two.id}`, xApiKey(one.key))).toMatchObject({
      status: 403,
      json: { code: "forbidden" },
    });
    expect((await get("/usage")).status).toBe(401);
  });

  it("is CSV on request", async () => {
    const asked = await rawGet("/usage", { ...xApiKey(good), accept: "text/csv" });
    expect(asked).toMatchObject({
      status: 200,
      type: "text/csv; charset=utf-8",
      text: expect.stringMatching(/^period,name,calls/),
    });
    expect((await rawGet("/usage?format=csv", xApiKey(good))).text).toMatch(/^period,name,calls/);
    expect((await rawGet("/usage", { ...xApiKey(good), accept: "image/png" })).status).toBe(406);
  });

  it.each(["by=colour", "period=year", "from=yesterday", "by=tool&by=caller", "api_key=x"])(
    "refuses ?%s",
    async (query) => {
      expect(await get(`/usage?${query}`, xApiKey(good))).toMatchObject({
        status: 422,
        json: { code: "invalid_arguments" },
      });
    },
  );
});

describe("key changes on a running server", () => {
  const answer = async (key: string) => (await get("/tools", xApiKey(key))).status;

  it("apply from the next request: created, rotated, revoked, expired", async () => {
    const { key, id } = keys.create({ expiresAt: Date.now() + 60_000 });
    expect(await answer(key)).toBe(200);
    const rotated = keys.store.rotate(id)?.key ?? "";
    expect([await answer(key), await answer(rotated)]).toEqual([403, 200]);
    keys.store.revoke(id);
    expect(await answer(rotated)).toBe(403);
    const brief = keys.create({ expiresAt: Date.now() + 1_500 });
    expect(await answer(brief.key)).toBe(200);
    await expect.poll(() => answer(brief.key), { timeout: 10_000 }).toBe(403);
  });

  it("end the session of a revoked key", async () => {
    const { key, id } = keys.create();
    const session = await openSession(server, xApiKey(key));
    const call = () => postMcp(server, legacyCall("calculate", ARGUMENTS), { ...session, ...xApiKey(key) });
    expect((await call()).status).toBe(200);
    keys.store.revoke(id);
    expect((await call()).status).toBe(403);
  });
});

describe("a server without keys", () => {
  it("is open on this machine, warns once, ignores credentials, and is closed by its first key", async () => {
    const open = openKeysUnderTest();
    const openServer = await startHttpHost({ DATA_DIR: open.folder });
    const tools = async (headers: Headers = {}) =>
      (await ask(openServer, { method: "GET", path: "/tools", headers })).status;
    expect([await tools(), await tools(xApiKey("anything")), await tools(bearer("anything"))]).toEqual([200, 200, 200]);
    expect(openServer.log().match(/there are no API keys/g)).toHaveLength(1);

    const session = await openSession(openServer);
    const { key, id } = open.create();
    expect([await tools(), await tools(xApiKey("anything")), await tools(xApiKey(key))]).toEqual([401, 403, 200]);
    const inSession = (headers: Headers) =>
      postMcp(openServer, legacyCall("calculate", ARGUMENTS), { ...session, ...headers });
    expect([(await inSession({})).status, (await inSession(xApiKey(key))).status]).toEqual([401, 404]);
    await expectHealthy(openServer);

    open.store.revoke(id);
    expect([await tools(), await tools(xApiKey(key))]).toEqual([401, 403]);
    await openServer.stop();
    open.close();
  });
});

it.each([
  "/.well-known/oauth-protected-resource",
  "/.well-known/oauth-authorization-server/mcp",
  "/.well-known/openid-configuration",
  "/register",
  "/authorize",
  "/nothing",
])("%s is 404 without a key, so that no client waits for a sign-in", async (path) => {
  for (const method of ["GET", "POST"]) {
    const { status, headers, json } = await ask(server, { method, path });
    expect({ status, json }).toMatchObject({ status: 404, json: { code: "bad_request" } });
    expect(headers).not.toHaveProperty("www-authenticate");
  }
});

it.each(["/tools", "/openapi.json", "/usage", "/metrics", "/run/no_such_tool"])(
  "%s still needs a key",
  async (path) => {
    expect((await ask(server, { method: path.startsWith("/run") ? "POST" : "GET", path })).status).toBe(401);
  },
);
