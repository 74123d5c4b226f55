import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { openFinished } from "./finished.ts";
import type { ExperimentResult } from "./result.ts";

const folder = mkdtempSync(join(tmpdir(), "twinhost-finished-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("finished experiments", () => {
  const file = fileURLToPath(import.meta.url);
  const open = (mode: string, host = file) =>
    openFinished(folder, mode, { httpServer: host, stdioServer: file, llmServer: file });
  it("are reused by the next run under the same circumstances, until they are cleared", async () => {
    const result: ExperimentResult = {
      id: "X1",
      startedAt: "2026-11-27T15:00:00.000Z",
      seconds: 1,
      starts: [{ a: 1 }],
      drifting: [],
      othersShare: null,
      failure: null,
    };
    await (await open("full")).keep(result);
    expect([...(await (await open("full")).load()).values()]).toEqual([result]);
    expect((await (await open("quick")).load()).size).toBe(0);
    expect((await (await open("full", fileURLToPath(new URL("finished.ts", import.meta.url)))).load()).size).toBe(0);
    await (await open("full")).clear(["H6"]);
    expect((await (await open("full")).load()).size).toBe(1);
    await (await open("full")).clear(["H6", "X1"]);
    expect((await (await open("full")).load()).size).toBe(0);
  });
});
