import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Authorization, clientCredentials, createHttpToolClient, signedIn, signIn } from "@twinhost/client";
import { createToolbox, defineTool } from "@twinhost/core";
import { listen, openAccessTokens } from "@twinhost/server";
import { freePort, silentLog, startTokenIssuer, type TokenIssuer } from "@twinhost/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { serveTools } from "./serve-tools.ts";
import { startSseServer } from "./sse-server.ts";

const toolNamed = (name: string) =>
  defineTool({
    name,
    title: "Who am I",
    description: "Says who calls.",
    input: z.strictObject({}),
    output: z.strictObject({ caller: z.string() }),
    annotations: { readOnlyHint: true },
    timeoutMs: 10_000,
    run: (_input, { caller }) => ({ caller: caller.id }),
  });
const whoAmI = toolNamed("who_am_i");
const amIThere = toolNamed("am_i_there");

/** A server that accepts the tokens of a real OpenID provider, and nothing else. */
const serve = async (scopes = ["tools:*", "tools:who_*", "offline_access"]) => {
  const issuer = await startTokenIssuer(scopes);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/mcp`;
  const toolbox = createToolbox({ tools: [whoAmI, amIThere], recordUsage: () => {}, log: silentLog });
  const tokens = openAccessTokens({ OAUTH_ISSUER: issuer.url, OAUTH_AUDIENCE: url });
  const server = await serveTools({ toolbox, caller: { id: "nobody", allowedTools: [] }, tokens }, port);
  onTestFinished(server.close);
  const connect = (authorization: Authorization, revision: "2026-07-28" | "2025-11-25") => {
    const client = createHttpToolClient({ url, path: "", revision, authorization });
    onTestFinished(() => client.close());
    return client;
  };
  return { issuer, url, connect };
};

/** Stands in for the browser: follows the provider's pages, signs in as `kim` and consents. */
const browse = async (page: URL, issuer: TokenIssuer): Promise<void> => {
  const cookies = new Map<string, string>();
  let next = page;
  let form: URLSearchParams | undefined;
  for (;;) {
    const answer = await fetch(next, {
      redirect: "manual",
      headers: { cookie: [...cookies].map((pair) => pair.join("=")).join("; ") },
      ...(form && { method: "POST", body: form }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = (cookie.split(";")[0] ?? "").split(/=(.*)/s);
      cookies.set(name, value);
    }
    form = undefined;
    const location = answer.headers.get("location");
    if (location) next = new URL(location, next);
    else if (next.origin !== new URL(issuer.url).origin) return;
    else {
      const text = await answer.text();
      const prompt = /name="prompt" value="(\w+)"/.exec(text)?.[1];
      if (!prompt) throw new Error(`The provider shows a page without a form: ${text.slice(0, 2_000)}`);
      form = new URLSearchParams({ prompt, login: "kim", password: "any" });
    }
  }
};

describe.each(["2026-07-28", "2025-11-25"] as const)("our client on a server with OAuth (%s)", (revision) => {
  it("gets a token with its own credentials", async () => {
    const { issuer, connect } = await serve();
    const client = connect(clientCredentials({ ...issuer, issuer: issuer.url, scope: "tools:*" }), revision);
    expect((await client.listTools()).map(({ name }) => name)).toEqual(["who_am_i", "am_i_there"]);
    expect(await client.callTool("who_am_i", {})).toMatchObject({ ok: true, output: { caller: "oauth:agent" } });
  });

  it("requests a broader token when a call needs it", async () => {
    const { issuer, connect } = await serve();
    const client = connect(clientCredentials({ ...issuer, issuer: issuer.url, scope: "tools:who_*" }), revision);
    const answered = { ok: true, output: { caller: "oauth:agent" } };
    expect((await client.listTools()).map(({ name }) => name)).toEqual(["who_am_i"]);
    expect(await client.callTool("who_am_i", {})).toMatchObject(answered);
    expect(await client.callTool("am_i_there", {})).toMatchObject(answered);
    expect(await client.callTool("who_am_i", {})).toMatchObject(answered);
  });

  it("is refused once when the issuer grants nothing broader, and keeps using its token", async () => {
    const { issuer, connect } = await serve(["tools:who_*"]);
    const client = connect(clientCredentials({ ...issuer, issuer: issuer.url, scope: "tools:who_*" }), revision);
    expect(await client.callTool("am_i_there", {})).toMatchObject({ ok: false, error: { code: "forbidden" } });
    expect(await client.callTool("who_am_i", {})).toMatchObject({ ok: true });
  });

  it("says why it gets no token", async () => {
    const { issuer, connect } = await serve();
    const client = connect(clientCredentials({ ...issuer, clientSecret: "wrong", issuer: issuer.url }), revision);
    expect(await client.callTool("who_am_i", {})).toMatchObject({
      ok: false,
      error: { code: "unauthenticated", message: expect.stringContaining("invalid_client") },
    });
  });

  it("sends its secret only to the issuer it is for", async () => {
    const { issuer, connect } = await serve();
    const client = connect(clientCredentials({ ...issuer, issuer: "https://id.example.com" }), revision);
    await expect(client.listTools()).rejects.toThrow();
  });

  it("uses the tokens of a person who signed in, from a file that only this account can read", async () => {
    const { issuer, url, connect } = await serve();
    const folder = mkdtempSync(join(tmpdir(), "twinhost-sign-in-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, "sign-in.json");
    const client = connect(signedIn({ file, advice: "Sign in first." }), revision);
    expect(await client.callTool("who_am_i", {})).toMatchObject({
      ok: false,
      error: { code: "unauthenticated", message: "Sign in first." },
    });
    await signIn({ serverUrl: url, file, openPage: (page) => browse(page, issuer) });
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(await client.callTool("who_am_i", {})).toMatchObject({ ok: true, output: { caller: "oauth:kim" } });
  });
});

it("ends a sign-in that is aborted while the server does not answer", async () => {
  const asked = Promise.withResolvers<void>();
  const { address, close } = await listen(() => asked.resolve(), { host: "127.0.0.1", port: 0 });
  onTestFinished(() => close(0));
  const person = new AbortController();
  const file = join(tmpdir(), "twinhost-no-sign-in.json");
  const openPage = () => expect.fail("there is no page");
  const signingIn = signIn({ serverUrl: address, file, signal: person.signal, openPage });
  await asked.promise;
  person.abort();
  await expect(signingIn).rejects.toBe(person.signal.reason);
});

describe("our client on a server of revision 2024-11-05 with OAuth", () => {
  const serveSse = async () => {
    const issuer = await startTokenIssuer(["tools:*", "offline_access"]);
    const server = await startSseServer((url) => {
      const tokens = openAccessTokens({ OAUTH_ISSUER: issuer.url, OAUTH_AUDIENCE: url });
      return tokens ?? expect.fail("no tokens");
    });
    const url = `${server.url}/sse`;
    const connect = (authorization: Authorization) => {
      const client = createHttpToolClient({ url, path: "", isSse: true, authorization });
      onTestFinished(() => client.close());
      return client;
    };
    return { issuer, url, connect };
  };
  const answered = (caller: string) => ({ ok: true, output: { content: [{ type: "text", text: caller }] } });

  it("gets a token with its own credentials", async () => {
    const { issuer, connect } = await serveSse();
    const client = connect(clientCredentials({ ...issuer, issuer: issuer.url }));
    expect((await client.listTools()).map(({ name }) => name)).toEqual(["who_am_i"]);
    expect(await client.callTool("who_am_i", {})).toMatchObject(answered("oauth:agent"));
  });

  it("uses the tokens of a person who signed in", async () => {
    const { issuer, url, connect } = await serveSse();
    const folder = mkdtempSync(join(tmpdir(), "twinhost-sign-in-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, "sign-in.json");
    const client = connect(signedIn({ file, advice: "Sign in first." }));
    expect(await client.callTool("who_am_i", {})).toMatchObject({
      ok: false,
      error: { code: "unauthenticated", message: "Sign in first." },
    });
    await signIn({ serverUrl: url, file, openPage: (page) => browse(page, issuer) });
    expect(await client.callTool("who_am_i", {})).toMatchObject(answered("oauth:kim"));
  });
});
