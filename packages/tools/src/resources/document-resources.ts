import type { EventBus, Logger, ResourceProvider } from "@twinhost/core";
import type { DocumentStore } from "../search-docs/document-store.ts";
import { DOCUMENT_TEMPLATE, documentIdOf, documentMimeType, documentUri } from "./document-uri.ts";
import { cursorAfter, positionOf } from "./page-cursor.ts";
import { watchDocuments } from "./watch-documents.ts";

export interface DocumentResourcesOptions {
  /** A promise while the search engine is being opened. */
  readonly documents: () => DocumentStore | Promise<DocumentStore>;
  /** Receives the changes made by indexing, in this process or another. */
  readonly changes: EventBus;
  readonly log: Logger;
}

export interface DocumentResources extends ResourceProvider {
  close(): void;
}

const PAGE_SIZE = 100;
/** MCP's limit of completion values in one response. */
const MAX_PROPOSALS = 100;

/** The indexed documents as resources, such as `docs://en/set-up.md`. Files that are not indexed cannot be read. */
export const openDocumentResources = ({ documents, changes, log }: DocumentResourcesOptions): DocumentResources => {
  const stopWatching = watchDocuments(documents, changes, log);
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
      const found = await (await documents()).list(position, PAGE_SIZE + 1);
      const page = found.slice(0, PAGE_SIZE);
      const last = page.at(-1);
      return {
        resources: page.map(({ id, title }) => ({
          uri: documentUri(id),
          name: id,
          title,
          mimeType: documentMimeType(id),
        })),
        ...(last && found.length > PAGE_SIZE && { nextCursor: cursorAfter(last.id) }),
      };
    },

    read: async (uri) => {
      const id = documentIdOf(uri);
      const text = id === undefined ? undefined : await (await documents()).read(id);
      return id === undefined || text === undefined ? undefined : { uri, mimeType: documentMimeType(id), text };
    },

    complete: async (_template, variable, value) => {
      if (variable !== "path") return { values: [], total: 0 };
      const { ids, total } = await (await documents()).complete(value.normalize("NFC"), MAX_PROPOSALS);
      return { values: [...ids], total };
    },

    close: stopWatching,
  };
};
