import { randomUUID } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { commandLine, makePrivateDatabase, ToolError } from "@twinhost/core";

/** Incremented when the tables or the making of terms change; an index of another version is rebuilt. */
const SCHEMA_VERSION = 9;

/** How long a statement waits for another process, blocking this one; longer waits go through `beginWriting`. */
const BUSY_TIMEOUT_MS = 500;
/** How long to wait for another process that is building the index. */
const WRITE_WAIT_MS = 60_000;

// The terms keep their content: a contentless table still counts deleted rows, so scores would drift with each update.
const SCHEMA = `
  DROP TABLE IF EXISTS passages;
  DROP TABLE IF EXISTS documents;
  DROP TABLE IF EXISTS passage_terms;
  DROP TABLE IF EXISTS folders;
  DROP TABLE IF EXISTS vectors;
  DROP TABLE IF EXISTS passage_vectors;
  CREATE TABLE folders (path TEXT PRIMARY KEY, prefix TEXT NOT NULL, is_guide INTEGER NOT NULL) STRICT;
  CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    path BLOB NOT NULL,
    hash TEXT NOT NULL,
    title TEXT NOT NULL,
    is_korean INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE passages (
    number INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (number),
    heading TEXT NOT NULL,
    text TEXT NOT NULL
  ) STRICT;
  CREATE INDEX passages_of_document ON passages (document);
  CREATE TABLE vectors (
    number INTEGER PRIMARY KEY,
    text_hash TEXT NOT NULL UNIQUE,
    model TEXT NOT NULL,
    scale REAL NOT NULL,
    components BLOB NOT NULL
  ) STRICT;
  CREATE TABLE passage_vectors (passage INTEGER PRIMARY KEY, vector INTEGER NOT NULL REFERENCES vectors (number)) STRICT;
  CREATE VIRTUAL TABLE passage_terms USING fts5 (title, heading, body, name, tokenize = 'unicode61 remove_diacritics 0');
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/** More than any document has: the text is at most 8 Mi characters, and a short passage joins the one before it. */
const MOST_PASSAGES = 2 ** 17;

/** A passage's number, which includes its document's, so that a search need not read the passage to know it. */
export const passageNumber = (document: number, place: number): number => document * MOST_PASSAGES + place;

/** SQL expression for the document number in a passage number. */
export const documentOf = (passage: string): string => `${passage} / ${MOST_PASSAGES}`;

/**
 * Opens the index's database, which may be new, and open in other processes.
 * @throws Error that tells an operator what to do if the file is something else or stays locked
 */
export const openDatabase = async (file: string): Promise<DatabaseSync> => {
  makePrivateDatabase(file);
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    // WAL lets readers continue while another process writes. The first switch can collide with another process's.
    await retryWhileBusy(() => database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL"));
    return database;
  } catch (error) {
    database.close();
    if (!hasCode(error, SQLITE_NOTADB)) throw error;
    throw new Error(
      `${file} is not a search index. Delete it, then make a new one with ${commandLine("index", "FOLDER")}`,
      {
        cause: error,
      },
    );
  }
};

/** Whether the database holds an index of this version, even an empty one. */
export const hasIndex = (database: DatabaseSync): boolean =>
  database.prepare("PRAGMA user_version").get()?.user_version === SCHEMA_VERSION;

/**
 * Begins the only writing transaction; if another process has one, waits without blocking this process.
 * @throws ToolError `engine_unavailable` when that takes longer than a minute, or `waitMs`
 */
export const beginWriting = (database: DatabaseSync, waitMs?: number): Promise<void> =>
  retryWhileBusy(() => {
    database.exec("PRAGMA busy_timeout = 0");
    try {
      database.exec("BEGIN IMMEDIATE");
    } finally {
      database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    }
  }, waitMs);

/** Inside a writing transaction: creates the tables, unless those of this version exist. */
export const ensureSchema = (database: DatabaseSync): void => {
  if (!hasIndex(database)) database.exec(SCHEMA);
};

/** Inside a writing transaction: records that the documents changed. Vectors added later do not count as a change. */
export const renewRevision = (database: DatabaseSync): void => {
  database.exec("CREATE TABLE IF NOT EXISTS revision (id TEXT NOT NULL) STRICT; DELETE FROM revision");
  database.prepare("INSERT INTO revision VALUES (?)").run(randomUUID());
};

/** Changes with each indexing; undefined if the last one recorded none. */
export const revisionOf = (database: DatabaseSync): string | undefined => {
  const isNoted = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'revision'").get();
  const id = isNoted && database.prepare("SELECT id FROM revision").get()?.id;
  return typeof id === "string" ? id : undefined;
};

/** Inside a writing transaction: merges the term index's segments, all of which a search has to read. */
export const mergeTerms = (database: DatabaseSync): void =>
  database.exec("INSERT INTO passage_terms (passage_terms) VALUES ('optimize')");

/** After a commit: moves the WAL, which can be as large as the index, into the database, unless readers need it. */
export const truncateLog = (database: DatabaseSync): void => database.exec("PRAGMA wal_checkpoint(TRUNCATE)");

/** The folders indexed last, even by an index of another version. */
export const rememberedFolders = (database: DatabaseSync): string[] => {
  const known = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'folders'").get();
  return known
    ? database
        .prepare("SELECT path FROM folders ORDER BY rowid")
        .all()
        .map(({ path }) => String(path))
    : [];
};

/** The prefix of an indexed folder's documents; undefined without one. */
export const prefixOf = (database: DatabaseSync, folder: string): string | undefined => {
  const found = hasIndex(database)
    ? database.prepare("SELECT prefix FROM folders WHERE path = ?").get(folder)
    : undefined;
  return found?.prefix ? String(found.prefix) : undefined;
};

const LOCKED =
  "Another process is indexing documents, and keeps the index to itself meanwhile. Try again once it is done.";
const RETRY_AFTER_MS = 10_000;

const SQLITE_BUSY = 5;
const SQLITE_NOTADB = 26;

const hasCode = (error: unknown, code: number): boolean =>
  error instanceof Error && "errcode" in error && (Number(error.errcode) & 0xff) === code;

const retryWhileBusy = async (work: () => void, waitMs = WRITE_WAIT_MS): Promise<void> => {
  const giveUpAt = performance.now() + waitMs;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!hasCode(error, SQLITE_BUSY)) throw error;
      if (performance.now() > giveUpAt)
        throw new ToolError("engine_unavailable", LOCKED, { cause: error, retryAfterMs: RETRY_AFTER_MS });
    }
    await sleep(20 + Math.random() * 60);
  }
};
