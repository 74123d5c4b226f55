import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { makePrivateFolder } from "@twinhost/core";
import { copyDataFile } from "./copy-file.ts";
import { type DataFile, dataFilesIn } from "./data-files.ts";
import { MANIFEST, readManifest } from "./manifest.ts";
import { replaceContent } from "./replace-content.ts";

interface RestoreOptions {
  /** Whether to replace what the data folder holds. */
  readonly force: boolean;
}

/**
 * Puts a backup into an unused data folder, whose content is replaced once all of the backup is copied and found sound.
 * @throws Error in one line; the data folder is then unchanged
 */
export const restore = async (
  from: string,
  dataDirectory: string,
  { force }: RestoreOptions,
): Promise<readonly DataFile[]> => {
  const { files: complete } = readManifest(from);
  const files = dataFilesIn(from).filter(({ name }) => name !== MANIFEST);
  const missing = complete.filter((name) => !files.some((file) => file.name === name));
  if (missing.length > 0) throw new Error(`${from} is no complete backup: ${missing.join(", ")} is missing`);

  if (!relative(dataDirectory, resolve(from)).startsWith(".."))
    throw new Error(`${from} lies in the data folder, whose content is replaced: move it elsewhere first`);
  const present = existsSync(dataDirectory) ? dataFilesIn(dataDirectory) : [];
  if (present.length > 0 && !force)
    throw new Error(`${dataDirectory} holds data already: name an empty folder, or let --force replace what is there`);
  for (const { name, isDatabase } of present) if (isDatabase) requireUnused(join(dataDirectory, name));
  makePrivateFolder(dataDirectory);
  // In the data folder: beside it, the copy could be on another disk.
  const copy = mkdtempSync(join(dataDirectory, ".restoring-"));
  try {
    for (const file of files)
      if (!(await copyDataFile(file, from, copy))) throw new Error(`${join(from, file.name)} is gone`);
    replaceContent(dataDirectory, copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  return files;
};

const SQLITE_BUSY = 5;

/** Only the sole user of a WAL database can end its log. A running server would keep using the replaced file. */
const requireUnused = (file: string): void => {
  const database = new DatabaseSync(file);
  try {
    database.exec("PRAGMA journal_mode = DELETE");
  } catch (error) {
    // A broken database is not in use, and may be the reason for restoring.
    if ((Number((error as { errcode?: number }).errcode) & 0xff) !== SQLITE_BUSY) return;
    throw new Error(`${file} is in use: stop the servers of this data folder first`, { cause: error });
  } finally {
    database.close();
  }
};
