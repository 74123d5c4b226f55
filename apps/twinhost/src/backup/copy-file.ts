import { chmodSync, closeSync, copyFileSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { makePrivateFolder, PRIVATE_FILE } from "@twinhost/core";

/** How long to wait for a busy database, though hosts write for milliseconds only. */
const BUSY_MS = 10_000;

/** In one step, so that no write restarts the copy; a WAL database stays readable and writable meanwhile. */
const ALL_PAGES = 2 ** 31 - 1;

/** Creates an empty file that only its owner can read, and folders likewise. @throws if the file exists */
const makePrivate = (path: string): void => {
  makePrivateFolder(dirname(path));
  closeSync(openSync(path, "wx", PRIVATE_FILE));
};

export const copyPlainFile = (source: string, target: string): void => {
  makePrivate(target);
  copyFileSync(source, target);
  // copyFileSync also copies the file mode.
  chmodSync(target, PRIVATE_FILE);
};

/**
 * Copies a database as of one moment, even while others write to it, into a single self-contained file.
 * @throws Error in one line, also if the copy is not sound
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
