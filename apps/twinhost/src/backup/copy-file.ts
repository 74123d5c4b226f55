import { chmodSync, closeSync, copyFileSync, openSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { makePrivateFolder, PRIVATE_FILE } from "@twinhost/core";
import type { DataFile } from "./data-files.ts";

/** How long to wait for a busy database, though hosts write for milliseconds only. */
const BUSY_MS = 10_000;

/** In one step, so that no write restarts the copy; a WAL database stays readable and writable meanwhile. */
const ALL_PAGES = 2 ** 31 - 1;

/**
 * Copies a file from one data folder to another.
 * @returns false if it is gone and no database
 * @throws Error in one line, also if the copy of a database is not sound
 */
export const copyDataFile = async ({ name, isDatabase }: DataFile, from: string, to: string): Promise<boolean> => {
  const source = join(from, name);
  const target = join(to, name);
  if (!isDatabase) return copyPlainFile(source, target);
  await copyDatabase(source, target);
  return true;
};

/** Creates an empty file that only its owner can read, and folders likewise. @throws if the file exists */
const makePrivate = (path: string): void => {
  makePrivateFolder(dirname(path));
  closeSync(openSync(path, "wx", PRIVATE_FILE));
};

const copyPlainFile = (source: string, target: string): boolean => {
  makePrivate(target);
  try {
    copyFileSync(source, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    rmSync(target);
    return false;
  }
  // copyFileSync also copies the file mode.
  chmodSync(target, PRIVATE_FILE);
  return true;
};

/** As of one moment, even while others write to it, into a single self-contained file. */
const copyDatabase = async (source: string, target: string): Promise<void> => {
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
