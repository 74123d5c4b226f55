import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { checkTarball } from "../../src/packages/check-tarball.ts";

const SOUND = {
  name: "sound",
  version: "1.0.0",
  license: "MIT",
  type: "module",
  files: ["index.js", "index.d.ts"],
  exports: { ".": { types: "./index.d.ts", default: "./index.js" } },
};

/** Packs a small package. @returns its tarball */
const pack = (manifest: object, types = "export declare const answer: number;\n"): string => {
  const folder = mkdtempSync(join(tmpdir(), "twinhost-tarball-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  writeFileSync(join(folder, "index.js"), "export const answer = 42;\n");
  writeFileSync(join(folder, "index.d.ts"), types);
  execFileSync("npx", ["-y", "pnpm@12", "pack"], { cwd: folder, encoding: "utf8" });
  return join(folder, "sound-1.0.0.tgz");
};

it("accepts a valid package", { timeout: 60_000 }, () => {
  checkTarball(pack(SOUND));
});

it.each([
  ["names a file that is not packed", { ...SOUND, files: ["index.d.ts"] }, undefined],
  ["exports TypeScript's sources", { ...SOUND, exports: { ".": "./src/index.ts" } }, undefined],
  ["has types that import what is not there", SOUND, 'export { answer } from "./gone.js";\n'],
])("rejects a package that %s", { timeout: 60_000 }, (_what, manifest, types) => {
  expect(() => checkTarball(pack(manifest, types))).toThrow();
});
