import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { fingerprintOf, readEnvironment } from "./environment.ts";

const workspace = mkdtempSync(join(tmpdir(), "twinhost-fingerprint-test-"));
afterAll(() => rmSync(workspace, { recursive: true, force: true }));

const write = (file: string, text: string): void => {
  const path = join(workspace, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};

it("is another one after a change of the benchmark, of what it imports, or of the versions of the rest", async () => {
  const files = ["apps/bench/src/experiments/h6/measure.ts", "packages/client/src/index.ts", "pnpm-lock.yaml"];
  for (const file of files) write(file, "before");
  for (const file of files) {
    const before = await fingerprintOf(workspace);
    expect(await fingerprintOf(workspace)).toBe(before);
    write(file, "after");
    expect(await fingerprintOf(workspace)).not.toBe(before);
  }
});

it("stays the same after a change that measures nothing else", async () => {
  const before = await fingerprintOf(workspace);
  write("apps/bench/src/ledger/finished.test.ts", "a test");
  write("apps/console/src/main.ts", "another program");
  expect(await fingerprintOf(workspace)).toBe(before);
});

it("names the machine and has the sources of this workspace", async () => {
  const { machine, sources } = await readEnvironment();
  expect(machine).toMatch(/, \d+ cores$/);
  expect(sources).toMatch(/^[0-9a-f]{64}$/);
});
