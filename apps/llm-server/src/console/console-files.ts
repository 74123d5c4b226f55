import { dirname, resolve } from "node:path";
import { findUpSync } from "find-up-simple";

const BUILT = "apps/console/dist/index.html";
const REPORT = "reports/latest/report.json";

/** Folder of the built console: the configured one, else that of this workspace; undefined where it was never built. */
export const findConsole = (configured: string | undefined): string | undefined => {
  if (configured !== undefined) return resolve(configured);
  const page = findUpSync(BUILT, { cwd: import.meta.dirname });
  return page && dirname(page);
};

/** The newest benchmark report, if there is one: the configured file, else that of this workspace. Looked up each time. */
export const findReport = (configured: string | undefined): string | undefined =>
  configured === undefined ? findUpSync(REPORT, { cwd: import.meta.dirname }) : resolve(configured);
