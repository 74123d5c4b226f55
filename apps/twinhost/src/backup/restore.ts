import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { makePrivateFolder } from "@twinhost/core";
import { copyDatabase, copyPlainFile } from "./copy-file.ts";
import { type DataFile, dataFilesIn, SIDE_FILES } from "./data-files.ts";
import { MANIFEST, readManifest } from "./manifest.ts";

interface RestoreOptions {
  /** Whether to replace what the data folder holds. */
  readonly force: boolean;
}

/**
 * Puts a backup into an unused data folder.
 * @throws Error in one line; the data folder is then unchanged, unless a copy failed half-way
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

  const present = existsSync(dataDirectory) ? dataFilesIn(dataDirectory) : [];
  if (present.length > 0 && !force)
    throw new Error(`${dataDirectory} holds data already: name an empty folder, or let --force replace what is there`);
  for (const { name, isDatabase } of present) if (isDatabase) requireUnused(join(dataDirectory, name));
  makePrivateFolder(dataDirectory);
  for (const { name } of present)
    for (const end of ["", ...SIDE_FILES]) rmSync(join(dataDirectory, name + end), { force: true });
  for (const { name, isDatabase } of files)
    await (isDatabase ? copyDatabase : copyPlainFile)(join(from, name), join(dataDirectory, name));
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
