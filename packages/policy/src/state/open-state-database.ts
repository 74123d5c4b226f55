import { DatabaseSync } from "node:sqlite";
import { makePrivateDatabase } from "@twinhost/core";

export interface StateSchema {
  /** Increases with every incompatible change of the tables. */
  readonly version: number;
  readonly sql: string;
  /** Tables and indexes added later to this version, also created in existing databases: `CREATE ... IF NOT EXISTS`. */
  readonly additions?: string;
  /** `full` if the last change must survive a power failure, `normal` if a second of changes may be lost. */
  readonly durability: "full" | "normal";
}

/** How long startup waits for another process; a running host must not wait this long. */
const START_WAIT_MS = 5_000;
const BUSY_TIMEOUT_MS = 250;
const RETRY_MS = 20;

/**
 * Opens a small database for state that several processes share, and creates its tables if there are none.
 * @throws Error with one line that says what an operator can do
 */
export const openStateDatabase = (file: string, schema: StateSchema): DatabaseSync => {
  makePrivateDatabase(file);
  const database = new DatabaseSync(file, { timeout: START_WAIT_MS });
  try {
    retryWhileBusy(() => database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${schema.durability}`));
    retryWhileBusy(() => ensureSchema(database, file, schema));
    database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    return database;
  } catch (error) {
    database.close();
    if (!hasCode(error, SQLITE_NOTADB)) throw error;
    throw new Error(`${file} is not a database of twinhost. Move it away, and a new one is made`, { cause: error });
  }
};

const ensureSchema = (database: DatabaseSync, file: string, schema: StateSchema): void => {
  inTransaction(database, () => {
    const version = Number(database.prepare("PRAGMA user_version").get()?.user_version);
    if (version === 0) database.exec(`${schema.sql}; PRAGMA user_version = ${schema.version}`);
    else if (version !== schema.version)
      throw new Error(`${file} was made by another version of twinhost (${version}, this one has ${schema.version})`);
    if (schema.additions) database.exec(schema.additions);
  });
};

/** Runs work that writes, in a transaction. */
export const inTransaction = <Result>(database: DatabaseSync, work: () => Result): Result => {
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
};

const SQLITE_BUSY = 5;
const SQLITE_NOTADB = 26;

const hasCode = (error: unknown, code: number): boolean =>
  error instanceof Error && "errcode" in error && (Number(error.errcode) & 0xff) === code;

/** Whether another process has locked the database: the same work may succeed a moment later. */
export const isBusy = (error: unknown): boolean => hasCode(error, SQLITE_BUSY);

/** SQLite's own timeout does not cover the switch to WAL when two processes make it at once. */
const retryWhileBusy = (work: () => void): void => {
  const giveUpAt = performance.now() + START_WAIT_MS;
  for (;;) {
    try {
      work();
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > giveUpAt) throw error;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
  }
};
