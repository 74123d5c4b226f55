import { copyFileSync, existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Where a test run keeps the index of our guides, which a fresh host takes as long to build as all else of its start. */
const FOLDER = process.env.TEST_SEARCH_INDEX;
const INDEX = "search.sqlite";

/** Keeps the index of a host that is ready, for the hosts that this test run starts after it. */
export const keepSearchIndex = (dataDirectory: string): void => {
  const built = join(dataDirectory, INDEX);
  if (!FOLDER || existsSync(join(FOLDER, INDEX)) || !existsSync(built)) return;
  const copy = join(FOLDER, `${process.pid}.sqlite`);
  const database = new DatabaseSync(built, { readOnly: true });
  // Whole, though the host has it open; in its place at once, though another worker does the same.
  database.prepare("VACUUM INTO ?").run(copy);
  database.close();
  renameSync(copy, join(FOLDER, INDEX));
};

/** Gives a folder that has no index the one that was kept, if any was. */
export const copySearchIndex = (dataDirectory: string): void => {
  const kept = join(FOLDER ?? "", INDEX);
  const wanted = join(dataDirectory, INDEX);
  if (FOLDER && existsSync(kept) && existsSync(dataDirectory) && !existsSync(wanted)) copyFileSync(kept, wanted);
};
