import { existsSync } from "node:fs";
import { join } from "node:path";

/** The path of a file or folder that the package `twinhost` ships beside its bundle; undefined elsewhere. */
export const packagedFile = (name: string): string | undefined => {
  if (import.meta.url.endsWith(".ts")) return undefined;
  const path = join(import.meta.dirname, name);
  return existsSync(path) ? path : undefined;
};
