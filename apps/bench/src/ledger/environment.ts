import { createHash } from "node:crypto";
import { glob, readFile } from "node:fs/promises";
import { availableParallelism, cpus, hostname } from "node:os";
import { join } from "node:path";
import { findWorkspaceRoot } from "@twinhost/runtime";

/** Where a run measures, and from which sources. */
export interface Environment {
  readonly machine: string;
  readonly sources: string;
}

/** What a run executes besides the built hosts: the benchmark itself, what it imports, and the versions of the rest. */
const SOURCES = ["apps/bench/src/**/*.ts", "packages/*/src/**/*.ts", "pnpm-lock.yaml"];

/** Of this machine and workspace. An installed package has no sources; its hosts' files tell one build from another. */
export const readEnvironment = async (): Promise<Environment> => {
  const workspace = findWorkspaceRoot();
  const cpu = cpus()[0]?.model.trim() ?? "unknown";
  return {
    machine: `${hostname()}, ${cpu}, ${availableParallelism()} cores`,
    sources: workspace === undefined ? "" : await fingerprintOf(workspace),
  };
};

/** A hash of all sources that may change a measurement. */
export const fingerprintOf = async (workspace: string): Promise<string> => {
  const files: string[] = [];
  for await (const file of glob(SOURCES, { cwd: workspace })) if (!file.endsWith(".test.ts")) files.push(file);
  const hash = createHash("sha256");
  for (const file of files.sort()) hash.update(`${file}\n`).update(await readFile(join(workspace, file)));
  return hash.digest("hex");
};
