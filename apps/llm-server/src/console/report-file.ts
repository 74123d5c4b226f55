import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { findWorkspaceRoot } from "@twinhost/runtime";

const REPORT = "reports/latest/report.json";

/**
 * The newest benchmark report, if there is one: the configured file, else that of this workspace, or outside of one that
 * of the folder where the server was started. Looked up each time.
 */
export const findReport = (configured: string | undefined): string | undefined => {
  if (configured !== undefined) return resolve(configured);
  const newest = join(findWorkspaceRoot() ?? process.cwd(), REPORT);
  return existsSync(newest) ? newest : undefined;
};
