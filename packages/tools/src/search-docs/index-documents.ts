import { realpath } from "node:fs/promises";
import type { DatabaseSync } from "node:sqlite";
import type { Logger } from "@twinhost/core";
import { listCorpusFiles } from "./corpus-files.ts";
import { type AddedFolder, type CorpusFolder, isInside, nameFolders } from "./corpus-folders.ts";
import { createExtractor } from "./extract/extract-thread.ts";
import {
  beginWriting,
  ensureSchema,
  hasIndex,
  mergeTerms,
  prefixOf,
  renewRevision,
  truncateLog,
} from "./index-database.ts";
import type { IndexSummary } from "./index-summary.ts";
import { createIndexWriter } from "./index-writer.ts";
import { listFiles } from "./listed-files.ts";
import { moveDocuments } from "./move-documents.ts";
import { rememberOwnFolders } from "./own-folders.ts";
import { type ListedFolder, updateIndex } from "./update-index.ts";

export interface IndexOptions {
  readonly database: DatabaseSync;
  /** The complete corpus: all other documents are removed. A function is called once no other process can index. */
  readonly folders: readonly string[] | (() => readonly string[]);
  /** The folder of the product's own guides, which rank lower alongside other folders. */
  readonly guides?: string | undefined;
  /** The folder of the documents that are added one at a time. */
  readonly added?: string | undefined;
  readonly log: Logger;
  /** Path of a document that was deleted on purpose: it leaves the index even if its folder is now empty. */
  readonly removed?: string | undefined;
  /** Keep an index that another process has built meanwhile. */
  readonly onlyIfMissing?: boolean;
  /** Aborts indexing; the index is then unchanged. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (done: number, total: number) => void;
  /** How long to wait while another process indexes, in milliseconds. */
  readonly waitMs?: number | undefined;
  /** Called once no other process can index; what it changes in the folders is indexed. */
  readonly onBegun?: (() => Promise<unknown>) | undefined;
}

const NOTHING_DONE: IndexSummary = {
  indexed: 0,
  unchanged: 0,
  removed: 0,
  skipped: 0,
  kept: 0,
  unread: 0,
  isUntouched: true,
  folders: [],
};

/** From this share of new documents on, the term index is merged, which takes a fiftieth of the indexing time. */
const NEW_SHARE = 0.1;

/**
 * Updates the index to match folders of documents, in one transaction: searches see the old index until the new one is
 * complete. Only files whose content changed are parsed. Documents that cannot be read now stay as indexed before.
 * @throws Error when a folder does not exist; the index is then unchanged
 */
export const indexDocuments = async (options: IndexOptions): Promise<IndexSummary> => {
  const { database, log, signal } = options;
  const added = await addedIn(database, options.added);
  const named = (folders: readonly string[]) => nameFolders(folders, added);
  const given = typeof options.folders === "function" ? undefined : await named(options.folders);
  await beginWriting(database, options.waitMs);
  const extractor = createExtractor();
  try {
    const folders = given ?? (await named(foldersNow(options.folders)));
    const isGuide = await guideTest(options.guides, folders);
    await options.onBegun?.();
    if (options.onlyIfMissing && hasIndex(database)) {
      database.exec("ROLLBACK");
      return NOTHING_DONE;
    }
    ensureSchema(database);
    const listed = listFiles(database);
    const listings: ListedFolder[] = [];
    for (const [index, folder] of folders.entries())
      listings.push({ ...folder, ...(await listCorpusFiles(folder, (file) => listed.add(index, file), log)) });
    const writer = createIndexWriter(database);
    const moved =
      moveDocuments(writer, folders) + (options.removed === undefined ? 0 : writer.removeAt(options.removed));
    const updated = await updateIndex(writer, listings, listed, extractor, log, (done, total) => {
      signal?.throwIfAborted();
      options.onProgress?.(done, total);
    });
    const summary = { ...updated, removed: moved + updated.removed };
    listed.close();
    // An empty corpus is more likely a mistake than intended. A host's first index may be empty.
    const mayBeEmpty = options.onlyIfMissing || options.removed !== undefined;
    if (!mayBeEmpty && summary.folders.every(({ documents }) => documents === 0)) {
      database.exec("ROLLBACK");
      return { ...summary, removed: 0, isUntouched: true };
    }
    writer.rememberFolders(folders, isGuide);
    await rememberOwnFolders(database, options);
    renewRevision(database);
    if (summary.indexed >= NEW_SHARE * (summary.indexed + summary.unchanged)) mergeTerms(database);
    database.exec("COMMIT");
    truncateLog(database);
    return { ...summary, isUntouched: false };
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  } finally {
    await extractor.close();
  }
};

const addedIn = async (database: DatabaseSync, added: string | undefined): Promise<AddedFolder | undefined> => {
  const path = added && (await realpath(added).catch(() => undefined));
  return path ? { path, prefix: prefixOf(database, path) } : undefined;
};

const foldersNow = (folders: IndexOptions["folders"]): readonly string[] =>
  typeof folders === "function" ? folders() : folders;

const guideTest = async (
  guides: string | undefined,
  folders: readonly CorpusFolder[],
): Promise<(folder: CorpusFolder) => boolean> => {
  const root = guides && (await realpath(guides).catch(() => undefined));
  const isGuide = ({ path }: CorpusFolder): boolean => root !== undefined && (path === root || isInside(path, root));
  return folders.every(isGuide) ? () => false : isGuide;
};
