import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** An empty home folder for a third-party program. */
export const temporaryHome = (): { path: string; remove(): void } => {
  const path = mkdtempSync(join(tmpdir(), "twinhost-home-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
};
