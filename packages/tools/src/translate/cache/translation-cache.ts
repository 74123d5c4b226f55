import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Logger } from "@twinhost/core";
import { isBroken, isBusy, openCacheDatabase } from "./cache-database.ts";

/** How long to wait before using a full disk, or a folder that is not writable, again. */
const PAUSE_MS = 60_000;
const BUSY_PAUSE_MS = 1_000;

/** A translation to keep. */
interface Kept {
  /** What was translated, and by which engine. */
  readonly key: readonly string[];
  readonly text: string;
}

/** Earlier translations. Never throws: a failed read is a miss, and a failed write is dropped. */
export interface TranslationCache {
  get(key: readonly string[]): string | undefined;
  put(translations: readonly Kept[]): void;
  close(): void;
}

interface Opened {
  readonly database: DatabaseSync;
  readonly select: StatementSync;
  readonly insert: StatementSync;
  readonly usedBytes: StatementSync;
}

interface CacheOptions {
  readonly file: string;
  /** Above it, the oldest translations are removed. */
  readonly maxBytes: number;
  readonly log: Logger;
}

/** Keeps translations in a SQLite file, which several processes may share; source texts are stored only as hashes. */
export const createTranslationCache = ({ file, maxBytes, log }: CacheOptions): TranslationCache => {
  let opened: Opened | undefined;
  let opensAt = 0;

  const open = (): Opened => {
    const database = openCacheDatabase(file);
    return {
      database,
      select: database.prepare("SELECT text FROM translations WHERE key = ?"),
      insert: database.prepare("INSERT OR REPLACE INTO translations (key, text) VALUES (?, ?)"),
      usedBytes: database.prepare(
        "SELECT (page_count - freelist_count) * page_size AS bytes FROM pragma_page_count, pragma_freelist_count, pragma_page_size",
      ),
    };
  };
  const close = (): void => {
    const { database } = opened ?? {};
    opened = undefined;
    database?.close();
  };
  /** Opens the file on first use. A broken one is replaced: nothing of value is lost with it. */
  const attempt = <Result>(work: (opened: Opened) => Result): Result | undefined => {
    if (performance.now() < opensAt) return undefined;
    try {
      opened ??= open();
      return work(opened);
    } catch (error) {
      if (isBusy(error)) {
        // Another process is writing; the translation continues without the cache.
        if (opened === undefined) opensAt = performance.now() + BUSY_PAUSE_MS;
        return undefined;
      }
      close();
      if (isBroken(error)) {
        log.warn({ err: error, file }, "the cache of translations is broken and is replaced");
        for (const ending of ["", "-wal", "-shm"]) rmSync(`${file}${ending}`, { force: true });
      } else {
        opensAt = performance.now() + PAUSE_MS;
        log.warn({ err: error, file }, "the cache of translations cannot be used for now");
      }
      return undefined;
    }
  };

  const makeRoom = ({ database, usedBytes }: Opened): void => {
    while (Number(usedBytes.get()?.bytes) > maxBytes) {
      const { changes } = database.prepare(OLDEST_TENTH).run();
      if (changes === 0) break;
    }
    database.exec("PRAGMA incremental_vacuum");
  };

  return {
    get: (key) => {
      const row = attempt(({ select }) => select.get(hashOf(key)));
      return row === undefined ? undefined : String(row.text);
    },
    put: (translations) => {
      attempt((cache) => {
        cache.database.exec("BEGIN IMMEDIATE");
        try {
          for (const { key, text } of translations) if (text !== "") cache.insert.run(hashOf(key), text);
          cache.database.exec("COMMIT");
        } catch (error) {
          if (cache.database.isTransaction) cache.database.exec("ROLLBACK");
          throw error;
        }
        if (Number(cache.usedBytes.get()?.bytes) > maxBytes) makeRoom(cache);
      });
    },
    close,
  };
};

const OLDEST_TENTH = `DELETE FROM translations WHERE id IN (
  SELECT id FROM translations ORDER BY id LIMIT (SELECT count(*) / 10 + 1 FROM translations))`;

const hashOf = (key: readonly string[]): Uint8Array => createHash("sha256").update(JSON.stringify(key)).digest();
