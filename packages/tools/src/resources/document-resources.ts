import type { DatabaseSync } from "node:sqlite";
import type { EventBus, Logger, ResourceProvider } from "@twinhost/core";
import { hasIndex, openDatabase } from "../search-docs/index-database.ts";
import { readDocument } from "./document-text.ts";
import { DOCUMENT_TEMPLATE, documentIdOf, documentMimeType, documentUri } from "./document-uri.ts";
import { cursorAfter, positionOf } from "./page-cursor.ts";
import { watchDocuments } from "./watch-documents.ts";

export interface DocumentResourcesOptions {
  /** The search index's database. */
  readonly file: string;
  /** Settles when there is an index, which a new host builds first; rejects with what an operator must fix. */
  readonly indexReady: () => Promise<void>;
  /** Where changes are told that an indexing, here or in another process, makes. */
  readonly changes: EventBus;
  readonly log: Logger;
}

export interface DocumentResources extends ResourceProvider {
  close(): void;
}

const PAGE_SIZE = 100;
/** MCP takes at most so many proposals in one answer. */
const MAX_PROPOSALS = 100;

/** The indexed documents as resources, `docs://en/set-up.md`. What is not indexed cannot be read, whatever lies beside it. */
export const openDocumentResources = ({
  file,
  indexReady,
  changes,
  log,
}: DocumentResourcesOptions): DocumentResources => {
  let isClosed = false;
  let opening: Promise<DatabaseSync> | undefined;
  const opened = (): Promise<DatabaseSync> => {
    opening ??= openDatabase(file).catch((error: unknown) => {
      opening = undefined; // what is missing now may be there the next time
      throw error;
    });
    return opening;
  };
  /** Undefined when there is none yet, or none any more. */
  const indexIfAny = async (): Promise<DatabaseSync | undefined> => {
    const database = await opened();
    return !isClosed && hasIndex(database) ? database : undefined;
  };
  const index = async (): Promise<DatabaseSync | undefined> => {
    await indexReady();
    return indexIfAny();
  };
  const stopWatching = watchDocuments(indexIfAny, changes, log);

  return {
    requiredTool: "search_docs",
    templates: [
      {
        uriTemplate: DOCUMENT_TEMPLATE,
        name: "document",
        title: "An indexed document",
        description: "A document by its path, as search results name it",
      },
    ],

    list: async (cursor) => {
      const position = cursor === undefined ? "" : positionOf(cursor);
      if (position === undefined) return undefined;
      const database = await index();
      const rows = (database?.prepare(LIST).all(position, PAGE_SIZE + 1) ?? []) as unknown as DocumentRow[];
      const page = rows.slice(0, PAGE_SIZE);
      const last = page.at(-1);
      return {
        resources: page.map(({ id, title }) => ({
          uri: documentUri(id),
          name: id,
          title,
          mimeType: documentMimeType(id),
        })),
        ...(last && rows.length > PAGE_SIZE && { nextCursor: cursorAfter(last.id) }),
      };
    },

    read: async (uri) => {
      const id = documentIdOf(uri);
      const database = await index();
      if (id === undefined || !database) return undefined;
      const text = await readDocument(database, id, log);
      return text === undefined ? undefined : { uri, mimeType: documentMimeType(id), text };
    },

    complete: async (_template, variable, value) => {
      const database = variable === "path" ? await index() : undefined;
      const rows = (database?.prepare(COMPLETE).all(value.normalize("NFC"), MAX_PROPOSALS) ??
        []) as unknown as ProposalRow[];
      return { values: rows.map(({ id }) => id), total: rows[0]?.total ?? 0 };
    },

    close: () => {
      isClosed = true;
      stopWatching();
      opening?.then((database) => database.close()).catch(() => {});
    },
  };
};

interface DocumentRow {
  readonly id: string;
  readonly title: string;
}

interface ProposalRow {
  readonly id: string;
  readonly total: number;
}

const LIST = "SELECT id, title FROM documents WHERE id > ?1 ORDER BY id LIMIT ?2";

/** Paths that begin like the value come before those that hold it elsewhere. */
const COMPLETE = `
  SELECT id, count(*) OVER () AS total FROM documents WHERE instr(lower(id), lower(?1)) > 0
  ORDER BY instr(lower(id), lower(?1)) > 1, id LIMIT ?2
`;
