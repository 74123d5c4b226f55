import { existsSync } from "node:fs";
import { join } from "node:path";

/** A file or folder beside the bundle, where the package `twinhost` brings it; undefined elsewhere. */
export const packagedFile = (name: string): string | undefined => {
  if (import.meta.url.endsWith(".ts")) return undefined;
  const path = join(import.meta.dirname, name);
  return existsSync(path) ? path : undefined;
};
