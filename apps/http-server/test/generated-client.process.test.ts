import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { type ServerProcess, startHttpHost } from "@twinhost/testing";
import { tools } from "@twinhost/tools";
import openapiTypescript, { astToString } from "openapi-typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type KeysUnderTest, openKeysUnderTest } from "./keys.ts";

const run = promisify(execFile);
const WORKSPACE = join(import.meta.dirname, "../../..");

let keys: KeysUnderTest;
let server: ServerProcess;
let key: string;
/** Inside the app, so that the client can resolve its library. */
let folder: string;
beforeAll(async () => {
  keys = openKeysUnderTest();
  key = keys.create().key;
  server = await startHttpHost({ DATA_DIR: keys.folder });
  folder = mkdtempSync(join(import.meta.dirname, "generated-client-"));
  const document = await (await fetch(`${server.url}/openapi.json`, { headers: { "x-api-key": key } })).text();
  writeFileSync(join(folder, "schema.ts"), astToString(await openapiTypescript(document)));
  cpSync(join(import.meta.dirname, "fixtures/generated-client.ts.txt"), join(folder, "client.ts"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server.stop();
  keys.close();
});

describe("a client generated from /openapi.json by openapi-typescript", () => {
  it("type-checks, and completes calls with its fetch client", { timeout: 60_000 }, async () => {
    const flags = ["--noEmit", "--strict", "--module", "nodenext", "--allowImportingTsExtensions", "--types", "node"];
    const { stdout: complaints } = await run(
      join(WORKSPACE, "node_modules/.bin/tsc"),
      [...flags, "--ignoreConfig", "client.ts"],
      {
        cwd: folder,
      },
    ).catch((error) => error);
    expect(complaints).toBe("");
    const { stdout } = await run(process.execPath, [join(folder, "client.ts"), server.url, key]);
    expect(JSON.parse(stdout)).toEqual({
      value: 42,
      refused: { status: 422, code: "refused_input" },
      tools: tools.map(({ name }) => name),
      title: expect.any(String),
      unauthenticated: 401,
    });
  });
});
