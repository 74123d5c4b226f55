import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folders = new Set<string>();
process.once("exit", () => {
  for (const folder of folders) removeFolder(folder);
});

/** A data folder for one run. Removed by `remove()`, or else when the process ends. */
export const createDataDirectory = (): { path: string; remove(): void } => {
  const path = mkdtempSync(join(tmpdir(), "twinhost-interop-"));
  folders.add(path);
  return {
    path,
    remove: () => {
      folders.delete(path);
      removeFolder(path);
    },
  };
};

const removeFolder = (path: string): void => rmSync(path, { recursive: true, force: true, maxRetries: 5 });
