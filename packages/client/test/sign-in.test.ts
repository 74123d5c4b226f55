import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { createHttpToolClient, signedIn, signIn } from "../src/index.ts";
import { startSignInServer } from "./support/sign-in-server.ts";

const ADVICE = "Sign in first.";
const REFUSED = { ok: false, error: { code: "unauthenticated", message: ADVICE } };

/** Stands in for the browser: the server's page redirects to the client at once. */
const browse = async (page: URL): Promise<void> => {
  const answer = await fetch(page);
  await answer.body?.cancel();
};

/** A client with the tokens of a person, for a server that takes every refresh token once. */
const open = async (hooks: Parameters<typeof startSignInServer>[0] = {}) => {
  const server = await startSignInServer(hooks);
  const folder = mkdtempSync(join(tmpdir(), "twinhost-sign-in-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "sign-in.json");
  const authorization = signedIn({ file, advice: ADVICE });
  const client = createHttpToolClient({ url: server.url, path: "", revision: "2026-07-28", authorization });
  onTestFinished(() => client.close());
  return { ...server, file, client };
};

test("calls that find their access token expired at the same time refresh it once", async () => {
  const CALLS = 4;
  let expected = 0;
  const { url, file, client, seen, expire } = await open({
    // Every call has been refused, and has had time to ask for new tokens.
    beforeRefresh: async () => {
      await vi.waitFor(() => expect(seen.unauthorized).toBe(expected), { timeout: 10_000 });
      await sleep(50);
    },
  });
  await signIn({ serverUrl: url, file, openPage: browse });
  expect(await client.callTool("read", {})).toMatchObject({ ok: true });
  expected = seen.unauthorized + CALLS;
  expire();
  const results = await Promise.all(Array.from({ length: CALLS }, () => client.callTool("read", {})));
  for (const result of results) expect(result).toMatchObject({ ok: true });
  expect(seen.refreshes).toBe(1);
  expect(await client.callTool("read", {})).toMatchObject({ ok: true });
});

test("a refused refresh token does not take away the tokens that another process saved meanwhile", async () => {
  let replace: (() => void) | undefined;
  const { url, file, client, issue, expire, revoke } = await open({ beforeRefresh: () => replace?.() });
  await signIn({ serverUrl: url, file, openPage: browse });
  expect(await client.callTool("read", {})).toMatchObject({ ok: true });
  expire();
  replace = () => {
    replace = undefined;
    const stored = JSON.parse(readFileSync(file, "utf8"));
    revoke(stored.tokens.refresh_token);
    writeFileSync(file, JSON.stringify({ ...stored, tokens: { ...stored.tokens, ...issue() } }));
  };
  expect(await client.callTool("read", {})).toMatchObject({ ok: true });
});

test("a sign-in that was revoked is forgotten, and advice given", async () => {
  const { url, file, client, expire, revoke } = await open();
  await signIn({ serverUrl: url, file, openPage: browse });
  expire();
  revoke(JSON.parse(readFileSync(file, "utf8")).tokens.refresh_token);
  expect(await client.callTool("read", {})).toMatchObject(REFUSED);
  expect(JSON.parse(readFileSync(file, "utf8"))).not.toHaveProperty("tokens");
});

test("a person can sign in while a client of the same server keeps asking", async () => {
  const { url, file, client } = await open();
  expect(await client.callTool("read", {})).toMatchObject(REFUSED);
  const openPage = async (page: URL): Promise<void> => {
    expect(await client.callTool("read", {})).toMatchObject(REFUSED);
    await browse(page);
  };
  await signIn({ serverUrl: url, file, openPage });
  expect(await client.callTool("read", {})).toMatchObject({ ok: true });
});
