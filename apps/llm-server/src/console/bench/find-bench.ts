import { existsSync } from "node:fs";
import { join } from "node:path";
import { findWorkspaceRoot } from "@twinhost/runtime";

/** The benchmark's program, the folder that it runs in, and its environment. */
export interface BenchProgram {
  readonly entryPoint: string;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** The benchmark of this workspace; undefined in a container and in the package, which do without it. */
export const findBench = (environment: Readonly<Record<string, string>>): BenchProgram | undefined => {
  const folder = findWorkspaceRoot();
  if (folder === undefined) return undefined;
  const entryPoint = join(folder, "apps/twinhost/src/main.ts");
  const isHere = existsSync(entryPoint) && existsSync(join(folder, "apps/bench/src"));
  return isHere ? { entryPoint, folder, environment } : undefined;
};
