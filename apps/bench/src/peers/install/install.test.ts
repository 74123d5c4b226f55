import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { install } from "./install.ts";
import type { Recipe } from "./recipe.ts";

const cache = mkdtempSync(join(tmpdir(), "twinhost-install-test-"));
const NOTHING = join(cache, "nothing");
const said: string[] = [];
const options = { cache, mayFetch: true, say: (line: string) => void said.push(line) };
const GO: Recipe = { kind: "go", source: "go/go-sdk" };

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(cache, { recursive: true, force: true });
  said.length = 0;
});

/** Makes a program with this script the only one in PATH. */
const onlyProgram = (name: string, script: string): void => {
  mkdirSync(NOTHING, { recursive: true });
  writeFileSync(join(NOTHING, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  vi.stubEnv("PATH", NOTHING);
};

it("reports a missing toolchain and downloads nothing", async () => {
  vi.stubEnv("PATH", NOTHING);
  expect(await install(GO, options)).toEqual({ missing: "there is no go here" });
  expect(said).toEqual([]);
});

it("downloads nothing if it may not", async () => {
  onlyProgram("go", "exit 0");
  expect(await install(GO, { ...options, mayFetch: false })).toMatchObject({
    missing: expect.stringContaining("--no-install"),
  });
});

it("announces a download once, and reports the last line of a failed installation", async () => {
  onlyProgram("go", 'if [ "$1" = build ]; then echo first >&2; echo "no such module" >&2; exit 1; fi');
  expect(await install(GO, options)).toEqual({ missing: "its installation failed: no such module" });
  onlyProgram("go", "exit 0");
  const installed = await install(GO, options);
  expect(installed).toMatchObject({ folder: expect.stringContaining(cache) });
  expect(said).toHaveLength(2);
  expect(await install(GO, options)).toEqual(installed);
  expect(said).toHaveLength(2);
  expect(said[0]).toContain("go/go-sdk");
});
