import { chmodSync, closeSync, copyFileSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { makePrivateFolder, PRIVATE_FILE } from "@twinhost/core";

/** A database that is busy, though hosts write for milliseconds only. */
const BUSY_MS = 10_000;

/** In one step, so that no writer makes the copy begin anew; readers and writers of a WAL database go on meanwhile. */
const ALL_PAGES = 2 ** 31 - 1;

/** Makes an empty file that only its owner reads, in folders of the same kind. @throws where there is one already */
const makePrivate = (path: string): void => {
  makePrivateFolder(dirname(path));
  closeSync(openSync(path, "wx", PRIVATE_FILE));
};

export const copyPlainFile = (source: string, target: string): void => {
  makePrivate(target);
  copyFileSync(source, target);
  // The copy of a file takes over its rights.
  chmodSync(target, PRIVATE_FILE);
};

/**
 * Copies a database as it is at one moment, though others write to it, into one file that needs none beside it.
 * @throws Error in one line, also where the copy is not sound
 */
export const copyDatabase = async (source: string, target: string): Promise<void> => {
  makePrivate(target);
  try {
    const original = new DatabaseSync(source, { readOnly: true, timeout: BUSY_MS });
    try {
      await backup(original, target, { rate: ALL_PAGES });
    } finally {
      original.close();
    }
    const copy = new DatabaseSync(target);
    try {
      copy.exec("PRAGMA journal_mode = DELETE");
      requireSound(copy);
    } finally {
      copy.close();
    }
  } catch (cause) {
    throw new Error(`the database ${source} cannot be copied (${(cause as Error).message})`, { cause });
  }
};

const requireSound = (database: DatabaseSync): void => {
  const [first] = database.prepare("PRAGMA integrity_check(1)").all();
  const verdict = String(first?.integrity_check);
  if (verdict !== "ok") throw new Error(`it is damaged: ${verdict.replaceAll("\n", " ")}`);
};
