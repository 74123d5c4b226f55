import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { findWorkspaceRoot } from "@twinhost/runtime";

/** Reports that the console shows, by the folder that the benchmark writes them to. */
export type ReportFolder = "latest" | "claims";

/** The configured file, else the one in this workspace, or without one, in the folder where the server started. */
const reportFileOf = (folder: ReportFolder, configured: string | undefined): string =>
  configured === undefined
    ? join(findWorkspaceRoot() ?? process.cwd(), "reports", folder, "report.json")
    : resolve(configured);

/** The newest report of a kind, if there is one. Looked up each time. */
export const findReport = (folder: ReportFolder, configured: string | undefined): string | undefined => {
  const file = reportFileOf(folder, configured);
  return existsSync(file) ? file : undefined;
};
