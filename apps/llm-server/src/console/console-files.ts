import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { findWorkspaceRoot, packagedFile } from "@twinhost/runtime";
import { findUpSync } from "find-up-simple";

const BUILT = "apps/console/dist/index.html";
const REPORT = "reports/latest/report.json";

/** Folder of the built console: the configured one, else the package's or the workspace's; undefined where it was never built. */
export const findConsole = (configured: string | undefined): string | undefined => {
  if (configured !== undefined) return resolve(configured);
  const page = packagedFile("console/index.html") ?? findUpSync(BUILT, { cwd: import.meta.dirname });
  return page && dirname(page);
};

/**
 * The newest benchmark report, if there is one: the configured file, else that of this workspace, or outside of one that
 * of the folder where the server was started. Looked up each time.
 */
export const findReport = (configured: string | undefined): string | undefined => {
  if (configured !== undefined) return resolve(configured);
  const newest = join(findWorkspaceRoot() ?? process.cwd(), REPORT);
  return existsSync(newest) ? newest : undefined;
};
