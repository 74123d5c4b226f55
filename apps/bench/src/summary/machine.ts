import { readFileSync } from "node:fs";
import { createRequire, findPackageJSON } from "node:module";
import { arch, availableParallelism, cpus, platform, release, totalmem } from "node:os";
import type { Report } from "@twinhost/report";
import { type Load, loadAverage } from "./load.ts";

export const describeMachine = (before: Load): Report["machine"] => ({
  platform: platform(),
  release: release(),
  architecture: arch(),
  cpu: cpus()[0]?.model.trim() ?? "unknown",
  cores: availableParallelism(),
  memoryBytes: totalmem(),
  load: { before: before.average, after: loadAverage(), busyBefore: before.busyShare },
});

/** What stands in the path of a call, and from where it is resolved: client and tools bring their own MCP SDK. */
const PACKAGES = {
  "@modelcontextprotocol/client": import.meta.resolve("@twinhost/client"),
  "@modelcontextprotocol/server": import.meta.resolve("@twinhost/mcp"),
  "@modelcontextprotocol/sdk": import.meta.url,
  undici: import.meta.url,
  zod: import.meta.url,
} as const;

/** Versions of the runtime and of {@link PACKAGES}. */
export const readVersions = (): Record<string, string> => ({
  node: process.versions.node,
  ...Object.fromEntries(Object.entries(PACKAGES).map(([name, from]) => [name, versionOf(name, from)])),
});

const versionOf = (name: string, from: string): string => {
  const file = findPackageJSON(name, from);
  return file === undefined ? "unknown" : (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
};

export const productVersion = (): string =>
  (createRequire(import.meta.url)("../../package.json") as { version: string }).version;
