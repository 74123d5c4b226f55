import { dirname, resolve } from "node:path";
import { packagedFile } from "@twinhost/runtime";
import { findUpSync } from "find-up-simple";

const BUILT = "apps/console/dist/index.html";

/** Folder of the built console: the configured one, else the package's or workspace's; undefined if never built. */
export const findConsole = (configured: string | undefined): string | undefined => {
  if (configured !== undefined) return resolve(configured);
  const page = packagedFile("console/index.html") ?? findUpSync(BUILT, { cwd: import.meta.dirname });
  return page && dirname(page);
};
