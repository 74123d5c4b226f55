import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { findWorkspaceRoot } from "@twinhost/runtime";

/** Reports that the console shows, by the folder that the benchmark writes them to. */
export type ReportFolder = "latest" | "claims";

/**
 * The newest report of a kind, if there is one: the configured file, else that of this workspace, or outside of one that
 * of the folder where the server was started. Looked up each time.
 */
export const findReport = (folder: ReportFolder, configured: string | undefined): string | undefined => {
  if (configured !== undefined) return resolve(configured);
  const newest = join(findWorkspaceRoot() ?? process.cwd(), "reports", folder, "report.json");
  return existsSync(newest) ? newest : undefined;
};
