import { createHmac, createPublicKey, type webcrypto } from "node:crypto";
import { createHttpToolClient } from "@twinhost/client";
import { createToolbox, defineTool } from "@twinhost/core";
import { openAccessTokens } from "@twinhost/server";
import { silentLog, startTokenIssuer, type TokenIssuer } from "@twinhost/testing";
import { afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { z } from "zod";
import { openKeysUnderTest } from "./keys.ts";
import { serveTools } from "./serve-tools.ts";

const SCOPES = ["tools:*", "tools:say_a*", "role:metrics", "unrelated"];
const RESOURCE = "https://tools.example.com/mcp";
const METADATA = "https://tools.example.com/.well-known/oauth-protected-resource/mcp";

const say = (name: string) =>
  defineTool({
    name,
    title: name,
    description: name,
    input: z.strictObject({}),
    output: z.strictObject({ caller: z.string() }),
    annotations: { readOnlyHint: true },
    timeoutMs: 10_000,
    run: (_input, { caller }) => ({ caller: caller.id }),
  });
const tools = [say("say_a"), say("say_b")];

let issuer: TokenIssuer;
beforeAll(async () => {
  issuer = await startTokenIssuer(SCOPES);
});
afterEach(() => {
  vi.useRealTimers();
});

const serve = async (settings: { OAUTH_ISSUER?: string; OAUTH_SCOPES?: undefined } = {}, stack?: "fast" | "sdk") => {
  const keys = openKeysUnderTest();
  const tokens = openAccessTokens({ OAUTH_ISSUER: issuer.url, OAUTH_AUDIENCE: RESOURCE, ...settings });
  const recorded: [tool: string, outcome: string][] = [];
  const toolbox = createToolbox({
    tools,
    recordUsage: ({ tool, outcome }) => recorded.push([tool, outcome]),
    log: silentLog,
  });
  const caller = { id: "nobody", allowedTools: [] };
  const server = await serveTools({ toolbox, caller, keys: keys.store, tokens, ...(stack && { stack }) });
  onTestFinished(async () => {
    await server.close();
    keys.close();
  });
  const run = (authorization?: string, tool = "say_a", headers: Record<string, string> = {}) =>
    fetch(`${server.url}/run/${tool}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(authorization && { authorization }), ...headers },
      body: "{}",
    });
  return { url: server.url, keys, run, recorded };
};

const callParams = (name: string) => ({
  name,
  arguments: {},
  _meta: {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientCapabilities": {},
  },
});

const statusWith = async (token: string) => (await (await serve()).run(`Bearer ${token}`)).status;
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());

describe("a server with an issuer of access tokens", () => {
  it("accepts the issuer's token, for the client it was issued to", async () => {
    const { run } = await serve();
    const answer = await run(`Bearer ${await issuer.token({ resource: RESOURCE, scope: "tools:*" })}`);
    expect([answer.status, await answer.json()]).toEqual([200, { caller: "oauth:agent" }]);
  });

  it("directs a client without credentials to its issuer", async () => {
    const { url, run } = await serve();
    const answer = await run();
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe(`Bearer realm="twinhost", resource_metadata="${METADATA}"`);
    for (const path of ["", "/mcp"]) {
      const metadata = await fetch(`${url}/.well-known/oauth-protected-resource${path}`);
      expect(await metadata.json()).toEqual({
        resource: RESOURCE,
        authorization_servers: [issuer.url],
        scopes_supported: ["tools:*"],
        bearer_methods_supported: ["header"],
      });
    }
  });

  it.each(["2026-07-28", "2025-11-25"] as const)(
    "serves MCP %s, with only the tools of the scopes",
    async (revision) => {
      const { url } = await serve();
      const token = await issuer.token({ resource: RESOURCE, scope: "tools:say_a* unrelated" });
      const client = createHttpToolClient({ url, revision, headers: { authorization: `Bearer ${token}` } });
      onTestFinished(() => client.close());
      expect((await client.listTools()).map(({ name }) => name)).toEqual(["say_a"]);
      expect(await client.callTool("say_a", {})).toMatchObject({ ok: true, output: { caller: "oauth:agent" } });
      expect(await client.callTool("say_b", {})).toMatchObject({ ok: false, error: { code: "forbidden" } });
    },
  );

  it("refuses a tool that no scope allows, and a token whose scopes allow nothing", async () => {
    const { run } = await serve();
    const narrow = await issuer.token({ resource: RESOURCE, scope: "tools:say_a*" });
    expect((await run(`Bearer ${narrow}`, "say_b")).status).toBe(403);
    const useless = await run(`Bearer ${await issuer.token({ resource: RESOURCE, scope: "unrelated" })}`);
    expect(useless.status).toBe(403);
    expect(useless.headers.get("www-authenticate")).toContain('error="insufficient_scope"');
  });

  it.each(["fast", "sdk"] as const)("says over MCP which scope a tool needs, on the stack %s", async (stack) => {
    const { url, keys, run, recorded } = await serve({}, stack);
    const call = (headers: Record<string, string>, tool = "say_b") =>
      fetch(`${url}/mcp`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          accept: "application/json, text/event-stream",
          "mcp-protocol-version": "2026-07-28",
          "mcp-method": "tools/call",
          "mcp-name": tool,
          ...headers,
        },
        body: JSON.stringify({ jsonrpc: "2.0", id: 7, method: "tools/call", params: callParams(tool) }),
      });
    const token = await issuer.token({ resource: RESOURCE, scope: "tools:say_a* unrelated" });
    const authorization = `Bearer ${token}`;
    const refused = await call({ authorization });
    const challenge =
      'Bearer realm="twinhost", error="insufficient_scope", scope="tools:say_a* unrelated tools:*", ' +
      `resource_metadata="${METADATA}"`;
    expect([refused.status, refused.headers.get("www-authenticate"), await refused.json()]).toEqual([
      403,
      challenge,
      {
        jsonrpc: "2.0",
        id: 7,
        error: {
          code: -32_602,
          message: expect.stringContaining("say_b"),
          data: { code: "forbidden", retryable: false },
        },
      },
    ]);
    expect(recorded).toEqual([["say_b", "forbidden"]]);
    expect((await run(authorization, "say_b")).headers.get("www-authenticate")).toBe(challenge);
    expect((await call({ authorization }, "say_a")).status).toBe(200);
    expect((await call({ authorization }, "say_nothing")).headers.get("www-authenticate")).toBeNull();
    // No issuer can broaden an API key.
    const withKey = await call({ "x-api-key": keys.create({ tools: ["say_a"] }).key });
    expect([withKey.status, withKey.headers.get("www-authenticate"), await withKey.json()]).toEqual([
      200,
      null,
      expect.objectContaining({ error: expect.objectContaining({ code: -32_602 }) }),
    ]);
  });

  it("still accepts API keys alongside tokens", async () => {
    const { keys, run } = await serve();
    const { key } = keys.create();
    expect((await run(`Bearer ${key}`)).status).toBe(200);
    expect((await run(undefined, "say_a", { "x-api-key": key })).status).toBe(200);
    expect((await run(undefined, "say_a", { "x-api-key": "wrong" })).status).toBe(403);
    expect((await run("Bearer wrong")).status).toBe(401);
  });

  it("refuses a token for another audience, as X-API-Key, in the query, expired, or from another issuer", async () => {
    const { run, url } = await serve();
    const good = await issuer.token({ resource: RESOURCE, scope: "tools:*" });
    const elsewhere = await issuer.token({ resource: "https://other.example.com/mcp", scope: "tools:*" });
    const refused = await run(`Bearer ${elsewhere}`);
    expect(refused.status).toBe(401);
    expect(refused.headers.get("www-authenticate")).toContain('error="invalid_token"');
    expect((await run(undefined, "say_a", { "x-api-key": good })).status).toBe(403);
    expect((await fetch(`${url}/tools?access_token=${good}`)).status).toBe(401);
    const other = await startTokenIssuer(SCOPES);
    expect((await run(`Bearer ${await other.token({ resource: RESOURCE, scope: "tools:*" })}`)).status).toBe(401);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 80_000 });
    expect((await run(`Bearer ${good}`)).status).toBe(200);
    vi.setSystemTime(Date.now() + 20_000);
    expect((await run(`Bearer ${good}`)).status).toBe(401);
  });

  it("refuses a forged token", async () => {
    const good = await issuer.token({ resource: RESOURCE, scope: "tools:say_a*" });
    const [head = "", , signature = ""] = good.split(".");
    const payload = encode({ ...claimsOf(good), scope: "tools:*" });
    expect(await statusWith(`${head}.${payload}.${signature}`)).toBe(401);
    expect(await statusWith(`${encode({ alg: "none" })}.${payload}.`)).toBe(401);
    const { keys } = (await (await fetch(`${issuer.url}/jwks`)).json()) as {
      keys: (webcrypto.JsonWebKey & { kid: string })[];
    };
    const [key] = keys;
    if (!key) throw new Error("The issuer has no key.");
    const pem = createPublicKey({ key, format: "jwk" }).export({ type: "spki", format: "pem" });
    const signed = `${encode({ alg: "HS256", kid: key.kid })}.${payload}`;
    expect(await statusWith(`${signed}.${createHmac("sha256", pem).update(signed).digest("base64url")}`)).toBe(401);
    for (const odd of ["..", "a.b.c", `${head}..${signature}`]) expect(await statusWith(odd), odd).toBe(401);
  });

  it("accepts tokens of new signing keys, and no longer those of the old ones", async () => {
    const own = await startTokenIssuer(SCOPES);
    const { run } = await serve({ OAUTH_ISSUER: own.url });
    const request = { resource: RESOURCE, scope: "tools:*", lifetimeSeconds: 3_600 };
    const old = await own.token(request);
    expect((await run(`Bearer ${old}`)).status).toBe(200);
    own.rotateKeys();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60_000 });
    expect((await run(`Bearer ${await own.token(request)}`)).status).toBe(200);
    expect((await run(`Bearer ${old}`)).status).toBe(401);
  });

  it("says that the issuer is unreachable, and recovers once it is back", async () => {
    const own = await startTokenIssuer(SCOPES);
    const token = await own.token({ resource: RESOURCE, scope: "tools:*" });
    const { run } = await serve({ OAUTH_ISSUER: own.url });
    own.setUnavailable(true);
    const answer = await run(`Bearer ${token}`);
    expect([answer.status, await answer.json()]).toEqual([
      503,
      expect.objectContaining({ code: "engine_unavailable", retryable: true }),
    ]);
    own.setUnavailable(false);
    expect((await run(`Bearer ${token}`)).status).toBe(200);
  });
});
