import { existsSync } from "node:fs";
import { join } from "node:path";
import { findWorkspaceRoot } from "@twinhost/runtime";

/** The benchmark's program and the folder that it runs in. */
export interface BenchProgram {
  readonly entryPoint: string;
  readonly folder: string;
}

/** The benchmark of this workspace; undefined in a container and in the package, which do without it. */
export const findBench = (): BenchProgram | undefined => {
  const folder = findWorkspaceRoot();
  if (folder === undefined) return undefined;
  const entryPoint = join(folder, "apps/twinhost/src/main.ts");
  return existsSync(entryPoint) && existsSync(join(folder, "apps/bench/src")) ? { entryPoint, folder } : undefined;
};
