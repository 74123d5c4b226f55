import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { findWorkspaceRoot } from "@twinhost/runtime";

/** A step of a build: what Node runs, and in which folder. */
export interface BuildStep {
  readonly args: readonly string[];
  readonly folder: string;
}

/** The benchmark's program, the folder that it runs in, and its environment. */
export interface BenchProgram {
  readonly entryPoint: string;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** What builds the hosts before a measurement, in order; empty where those at hand are measured. */
  readonly build: readonly BuildStep[];
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
  return {
    entryPoint,
    folder,
    // The operator's own choice does not get through to here.
    environment: { ...environment, TURBO_TELEMETRY_DISABLED: "1" },
    build: IS_FROM_SOURCES ? buildSteps(folder, environment.PATH ?? "") : [],
  };
};

/**
 * By Turborepo, which builds only what changed, but has pnpm run the scripts; where there is none, as for a server that was
 * started by `node` alone, Node runs the same scripts itself.
 */
const buildSteps = (folder: string, path: string): readonly BuildStep[] => {
  const turbo = join(folder, "node_modules/turbo/bin/turbo");
  if (!existsSync(turbo)) return [];
  const hasPnpm = path.split(delimiter).some((directory) => existsSync(join(directory, "pnpm")));
  if (!hasPnpm) return HOSTS.map((host) => ({ args: ["--run", "build"], folder: join(folder, "apps", host) }));
  const filters = HOSTS.map((host) => `--filter=@twinhost/${host}`);
  return [{ args: [turbo, "run", "build", "--output-logs=errors-only", ...filters], folder }];
};
