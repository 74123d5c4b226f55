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
  /** The steps that build the hosts before a measurement, in order; empty where existing builds are measured. */
  readonly build: readonly BuildStep[];
}

/** What is measured. The console is left out: its pages are being served, and a build empties their folder first. */
const HOSTS = ["http-server", "stdio-server", "llm-server"];

/** A server that runs from its bundle is not rebuilt: that would delete its own files while it runs. */
const IS_FROM_SOURCES = import.meta.url.endsWith(".ts");

/** The benchmark of this workspace; undefined in a container and in the package, which do not include it. */
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
    // Always set, as the operator's own choice does not reach this environment.
    environment: { ...environment, TURBO_TELEMETRY_DISABLED: "1" },
    build: IS_FROM_SOURCES ? buildSteps(folder, environment.PATH ?? "") : [],
  };
};

/**
 * Uses Turborepo, which builds only what changed but needs pnpm to run the scripts. Without pnpm, as in a server
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
