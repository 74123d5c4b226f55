import { DatabaseSync } from "node:sqlite";
import { makePrivateDatabase } from "@twinhost/core";

/** Incremented with every change of the table. */
const VERSION = 1;
/** The longest a translation waits for another process that is writing. */
const BUSY_TIMEOUT_MS = 100;

const SQLITE_BUSY = 5;
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

// The oldest translations have the lowest ids.
const SCHEMA = `
  CREATE TABLE translations (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, text TEXT NOT NULL) STRICT;
  PRAGMA user_version = ${VERSION};
`;

/** Thrown for a database of another program, or of another version of this one. */
class OtherDatabase extends Error {}

/**
 * Opens the file, which may be new and may be open in other processes too.
 * @throws an error that {@link isBroken} or {@link isBusy} recognizes, or another error of the file system
 */
export const openCacheDatabase = (file: string): DatabaseSync => {
  makePrivateDatabase(file);
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    // Not synchronous: a power failure may cost the cache, but nothing else.
    database.exec(
      "PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA journal_size_limit = 1048576",
    );
    database.exec("BEGIN IMMEDIATE");
    const version = database.prepare("PRAGMA user_version").get()?.user_version;
    const isEmpty = database.prepare("SELECT 1 FROM sqlite_schema").get() === undefined;
    if (version === 0 && isEmpty) database.exec(SCHEMA);
    else if (version !== VERSION) throw new OtherDatabase(`${file} is not a cache of this version`);
    database.exec("COMMIT");
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
};

const codeOf = (error: unknown): number =>
  error instanceof Error && "errcode" in error ? Number(error.errcode) & 0xff : 0;

/** Whether another process holds the file, so that a retry may succeed a moment later. */
export const isBusy = (error: unknown): boolean => codeOf(error) === SQLITE_BUSY;

/** Whether the file is unusable and can only be replaced. */
export const isBroken = (error: unknown): boolean =>
  error instanceof OtherDatabase || [SQLITE_CORRUPT, SQLITE_NOTADB].includes(codeOf(error));
