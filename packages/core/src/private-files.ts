import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from "node:fs";

/** Rights of what is stored: documents, keys and who called what are for no other account. */
export const PRIVATE_FILE = 0o600;
export const PRIVATE_FOLDER = 0o700;
const OTHERS = 0o077;

/** Makes a folder that only its owner enters, where there is none; one that is there stays as its owner made it. */
export const makePrivateFolder = (path: string): void => {
  mkdirSync(path, { recursive: true, mode: PRIVATE_FOLDER });
};

/**
 * Makes the file of a database that only its owner reads, where there is none; SQLite gives its own files beside it the
 * same rights. One that was made before rights were set, or copied, gets them too; somebody else's stays as it is.
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
    // A file system without rights, or one that is read-only: nothing can be done, and reading goes on.
  }
};
