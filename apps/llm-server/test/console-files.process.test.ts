import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openKeyStore } from "@twinhost/policy";
import { startLlmServer } from "@twinhost/testing";
import { expect, it } from "vitest";
import { temporaryFolder } from "./support/temporary-folder.ts";

it("serves the report of bench claims to anyone who may see the console", async () => {
  const DATA_DIR = temporaryFolder();
  const store = openKeyStore(DATA_DIR);
  const { key } = store.create({ owner: "me", tools: ["*"], ratePerMinute: null, expiresAt: null, role: "caller" });
  store.close();
  const CLAIMS_FILE = join(DATA_DIR, "claims.json");
  const server = await startLlmServer({ DATA_DIR, CLAIMS_FILE });
  const read = (path: string, headers: Record<string, string> = { authorization: `Bearer ${key}` }) =>
    fetch(`${server.url}${path}`, { headers });

  const none = await read("/console/claims");
  expect([none.status, (await none.json()) as object]).toMatchObject([
    404,
    { detail: expect.stringMatching(/bench claims/) },
  ]);
  writeFileSync(CLAIMS_FILE, '{"experiments":[]}');
  expect(await (await read("/console/claims")).json()).toEqual({ experiments: [] });
  expect(await (await read("/console/config")).json()).toMatchObject({ claims: true });
  expect((await read("/console/claims", {})).status).toBe(401);
});

it("serves the product's own guides, and no other file", async () => {
  const server = await startLlmServer({ DATA_DIR: temporaryFolder() });
  const read = async (guide: string) => {
    const response = await fetch(`${server.url}/console/guides/${guide}`);
    return { status: response.status, text: await response.text() };
  };
  const found = await read("ko/criteria-scaling");
  expect([found.status, JSON.parse(found.text).markdown]).toEqual([200, expect.stringMatching(/^# /)]);
  for (const other of ["en/nothing", "en/..%2F..%2FREADME", "..%2Fen/criteria-scaling", "fr/criteria-scaling"])
    expect((await read(other)).status, other).toBe(404);
});
