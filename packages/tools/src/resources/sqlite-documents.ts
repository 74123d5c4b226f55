import type { DatabaseSync } from "node:sqlite";
import type { Logger } from "@twinhost/core";
import type { DocumentName, DocumentStore } from "../search-docs/document-store.ts";
import { hasIndex, openDatabase, revisionOf } from "../search-docs/index-database.ts";
import { readDocument } from "./document-text.ts";

/**
 * The documents of the SQLite index, over a separate connection that is opened on first use.
 * @param indexReady settles when there is an index, which a new host builds first
 */
export const openSqliteDocuments = (
  file: string,
  indexReady: () => Promise<void>,
  log: Logger,
): DocumentStore & { close(): void } => {
  let isClosed = false;
  let seen: { readonly commits: string; readonly version: string } | undefined;
  let opening: Promise<DatabaseSync> | undefined;
  const opened = (): Promise<DatabaseSync> => {
    opening ??= openDatabase(file).catch((error: unknown) => {
      opening = undefined; // what is missing now may be there next time
      throw error;
    });
    return opening;
  };
  /** Undefined when there is no index yet, or no longer. */
  const indexIfAny = async (): Promise<DatabaseSync | undefined> => {
    const database = await opened();
    return !isClosed && hasIndex(database) ? database : undefined;
  };
  const index = async (): Promise<DatabaseSync | undefined> => {
    await indexReady();
    return indexIfAny();
  };

  return {
    list: async (after, limit) =>
      ((await index())?.prepare(LIST).all(after, limit) ?? []) as unknown as readonly DocumentName[],
    read: async (id) => {
      const database = await index();
      return database && readDocument(database, id, log);
    },
    complete: async (part, limit) => {
      const rows = ((await index())?.prepare(COMPLETE).all(part, limit) ?? []) as unknown as ProposalRow[];
      return { ids: rows.map(({ id }) => id), total: rows[0]?.total ?? 0 };
    },
    version: async () => {
      const database = await indexIfAny();
      if (!database) return undefined;
      // SQLite increments this when another connection commits, even if only vectors.
      const commits = String(database.prepare("PRAGMA data_version").get()?.data_version);
      if (commits !== seen?.commits) seen = { commits, version: revisionOf(database) ?? commits };
      return seen.version;
    },
    fingerprints: async () => {
      const rows = (await indexIfAny())?.prepare("SELECT id, hash FROM documents").all() ?? [];
      return new Map(rows.map(({ id, hash }) => [String(id), String(hash)]));
    },
    close: () => {
      isClosed = true;
      opening?.then((database) => database.close()).catch(() => {});
    },
  };
};

interface ProposalRow {
  readonly id: string;
  readonly total: number;
}

const LIST = "SELECT id, title FROM documents WHERE id > ?1 ORDER BY id LIMIT ?2";

/** Paths that start with the value come before those that contain it elsewhere. */
const COMPLETE = `
  SELECT id, count(*) OVER () AS total FROM documents WHERE instr(lower(id), lower(?1)) > 0
  ORDER BY instr(lower(id), lower(?1)) > 1, id LIMIT ?2
`;
