import { existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { openFinished } from "./finished.ts";
import type { ExperimentResult } from "./result.ts";

const folder = mkdtempSync(join(tmpdir(), "twinhost-finished-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const RESULT: ExperimentResult = {
  id: "X1",
  startedAt: "2026-11-27T15:00:00.000Z",
  seconds: 1,
  starts: [{ a: 1 }],
  drifting: [],
  othersShare: null,
  failure: null,
};

describe("finished experiments", () => {
  const file = fileURLToPath(import.meta.url);
  const HERE = { machine: "here", sources: "as they are" };
  const open = (mode: string, { host = file, environment = HERE } = {}) =>
    openFinished(folder, mode, { httpServer: host, stdioServer: file, llmServer: file }, environment);
  const loaded = async (...given: Parameters<typeof open>) => [...(await (await open(...given)).load()).values()];

  it("are reused by the next run under the same circumstances, until they are cleared", async () => {
    await (await open("full")).keep(RESULT);
    expect(await loaded("full")).toEqual([RESULT]);
    expect(await loaded("quick")).toEqual([]);
    expect(await loaded("full", { host: fileURLToPath(new URL("finished.ts", import.meta.url)) })).toEqual([]);
    await (await open("full")).clear(["H6"]);
    expect(await loaded("full")).toEqual([RESULT]);
    await (await open("full")).clear(["H6", "X1"]);
    expect(await loaded("full")).toEqual([]);
  });

  it("are not reused on another machine, or after a change of the sources", async () => {
    await (await open("full")).keep(RESULT);
    expect(await loaded("full", { environment: { ...HERE, machine: "there" } })).toEqual([]);
    expect(await loaded("full", { environment: { ...HERE, sources: "changed" } })).toEqual([]);
    expect(await loaded("full")).toEqual([RESULT]);
  });

  it("do not include drafts that an interruption left, and clearing removes those too", async () => {
    const finished = await open("full");
    await finished.keep(RESULT);
    const place = (name: string): string => join(folder, "finished", name);
    renameSync(place("X1.json"), place(".X1.json.draft"));
    expect(await loaded("full")).toEqual([]);
    await finished.clear(["X1"]);
    expect(existsSync(join(folder, "finished"))).toBe(false);
  });
});
