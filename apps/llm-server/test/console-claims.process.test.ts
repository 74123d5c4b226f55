import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openKeyStore } from "@twinhost/policy";
import { startLlmServer } from "@twinhost/testing";
import { expect, it } from "vitest";
import { temporaryFolder } from "./support/temporary-folder.ts";

it("gives the report of bench claims to whoever may see the console", async () => {
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
