import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { installPackages } from "../../src/packages/install-packages.ts";
import { type PackedPackage, packPackages } from "../../src/packages/pack-packages.ts";

const E2E = join(import.meta.dirname, "../..");

/** Further packages that the examples and READMEs install. */
const OTHERS = [
  "@ai-sdk/provider",
  "@modelcontextprotocol/client",
  "@modelcontextprotocol/server-memory",
  "fastify",
  "pino",
  "zod",
];

/** A user with our tarballs and the registry, but without the workspace. */
export interface Outsider {
  readonly packages: readonly PackedPackage[];
  /** Runs a file of `examples/` to completion. @returns its output */
  runExample(name: string): Promise<string>;
  /** Like `runExample`, for a script given as text. */
  runSource(name: string, source: string): Promise<string>;
  leave(): void;
}

export const becomeOutsider = (): Outsider => {
  const folder = mkdtempSync(join(tmpdir(), "twinhost-outsider-"));
  const packages = packPackages(folder);
  installPackages(folder, packages, Object.fromEntries(OTHERS.map((name) => [name, versionOf(name)])));
  cpSync(join(E2E, "examples"), folder, { recursive: true });

  const run = async (script: string): Promise<string> => {
    const { stdout } = await promisify(execFile)(process.execPath, [script], { cwd: folder, timeout: 120_000 });
    return stdout;
  };
  return {
    packages,
    runExample: run,
    runSource: (name, source) => {
      writeFileSync(join(folder, name), source);
      return run(name);
    },
    leave: () => rmSync(folder, { recursive: true, force: true }),
  };
};

/** The version installed in this workspace. */
const versionOf = (name: string): string =>
  JSON.parse(readFileSync(join(E2E, "node_modules", name, "package.json"), "utf8")).version;
