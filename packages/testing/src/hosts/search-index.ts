import { copyFileSync, existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Where a test run keeps the index of our guides: building it takes as long as the rest of a new host's start. */
const FOLDER = process.env.TEST_SEARCH_INDEX;
const INDEX = "search.sqlite";

/** Keeps the index of a ready host for hosts that this test run starts later. */
export const keepSearchIndex = (dataDirectory: string): void => {
  const built = join(dataDirectory, INDEX);
  if (!FOLDER || existsSync(join(FOLDER, INDEX)) || !existsSync(built)) return;
  const copy = join(FOLDER, `${process.pid}.sqlite`);
  const database = new DatabaseSync(built, { readOnly: true });
  // A consistent copy although the host has it open, and moved atomically because other workers may do the same.
  database.prepare("VACUUM INTO ?").run(copy);
  database.close();
  renameSync(copy, join(FOLDER, INDEX));
};

/** Copies the kept index, if there is one, into a folder without an index. */
export const copySearchIndex = (dataDirectory: string): void => {
  const kept = join(FOLDER ?? "", INDEX);
  const wanted = join(dataDirectory, INDEX);
  if (FOLDER && existsSync(kept) && existsSync(dataDirectory) && !existsSync(wanted)) copyFileSync(kept, wanted);
};
