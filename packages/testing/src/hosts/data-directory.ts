import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folders = new Set<string>();
process.once("exit", () => {
  for (const folder of folders) removeFolder(folder);
});

/** A data folder of one run's own. Removed at `remove()`, and when the process ends without it. */
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
