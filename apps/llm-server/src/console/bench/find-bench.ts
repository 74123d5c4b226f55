import { existsSync } from "node:fs";
import { join } from "node:path";
import { findWorkspaceRoot } from "@twinhost/runtime";

/** The benchmark's program, the folder that it runs in, and its environment. */
export interface BenchProgram {
  readonly entryPoint: string;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** What Node runs before a measurement: it builds the hosts. Undefined where those at hand are measured. */
  readonly build?: readonly string[] | undefined;
}

/** What is measured. Without the console: its pages are served meanwhile, and a build empties their folder first. */
const HOSTS = ["http-server", "stdio-server", "llm-server"];

/** A server that runs from its bundle is not built anew: that would take its own files away while it runs. */
const IS_FROM_SOURCES = import.meta.url.endsWith(".ts");

/** The benchmark of this workspace; undefined in a container and in the package, which do without it. */
export const findBench = (
  environment: Readonly<Record<string, string>>,
  folder = findWorkspaceRoot(),
): BenchProgram | undefined => {
  if (folder === undefined) return undefined;
  const entryPoint = join(folder, "apps/twinhost/src/main.ts");
  const isHere = existsSync(entryPoint) && existsSync(join(folder, "apps/bench/src"));
  if (!isHere) return undefined;
  const turbo = join(folder, "node_modules/turbo/bin/turbo");
  const filters = HOSTS.map((host) => `--filter=@twinhost/${host}`);
  const build = [turbo, "run", "build", "--output-logs=errors-only", ...filters];
  return {
    entryPoint,
    folder,
    // The operator's own choice does not get through to here.
    environment: { ...environment, TURBO_TELEMETRY_DISABLED: "1" },
    build: IS_FROM_SOURCES && existsSync(turbo) ? build : undefined,
  };
};
