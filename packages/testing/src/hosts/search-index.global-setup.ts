import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Creates the folder for `keepSearchIndex`, one per run, so that no index of another build is used. */
export const setup = (): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), "twinhost-index-"));
  process.env.TEST_SEARCH_INDEX = folder;
  return () => rmSync(folder, { recursive: true, force: true });
};
