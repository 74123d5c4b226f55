import { readFileSync } from "node:fs";
import { arch, availableParallelism, cpus, platform, release, totalmem } from "node:os";
import type { Report } from "@twinhost/report";
import { findWorkspaceRoot, packagedFile } from "@twinhost/runtime";
import manifest from "../../package.json" with { type: "json" };
import { type Load, loadAverage } from "./load.ts";
import { packageVersions } from "./package-versions.ts";

export const describeMachine = (before: Load): Report["machine"] => ({
  platform: platform(),
  release: release(),
  architecture: arch(),
  cpu: cpus()[0]?.model.trim() ?? "unknown",
  cores: availableParallelism(),
  memoryBytes: totalmem(),
  load: { before: before.average, after: loadAverage(), busyBefore: before.busyShare },
});

const installedVersions = (): Record<string, string> => {
  const packaged = packagedFile("versions.json");
  if (packaged !== undefined) return JSON.parse(readFileSync(packaged, "utf8"));
  const workspace = findWorkspaceRoot();
  return workspace === undefined ? {} : packageVersions(workspace);
};

/** Versions of the runtime and of the packages in the path of a call. */
export const readVersions = (): Record<string, string> => ({ node: process.versions.node, ...installedVersions() });

export const productVersion = (): string => manifest.version;
