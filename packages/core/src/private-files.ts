import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from "node:fs";

/** File mode of stored data: documents, keys and usage are readable by this account only. */
export const PRIVATE_FILE = 0o600;
export const PRIVATE_FOLDER = 0o700;
const OTHERS = 0o077;

/** Creates a folder for this account only; an existing folder keeps its mode. */
export const makePrivateFolder = (path: string): void => {
  mkdirSync(path, { recursive: true, mode: PRIVATE_FOLDER });
};

/**
 * Creates a database file for this account only; SQLite gives its -wal and -shm files the same mode. An existing
 * database, such as a copied one, is restricted too, unless it belongs to another account.
 */
export const makePrivateDatabase = (file: string): void => {
  if (existsSync(file)) for (const made of [file, `${file}-wal`, `${file}-shm`]) makePrivate(made);
  else closeSync(openSync(file, "a", PRIVATE_FILE));
};

const makePrivate = (file: string): void => {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found || found.uid !== process.getuid?.() || (found.mode & OTHERS) === 0) return;
  try {
    chmodSync(file, PRIVATE_FILE);
  } catch {
    // The file system has no permissions or is read-only: nothing can be done, and reading still works.
  }
};
