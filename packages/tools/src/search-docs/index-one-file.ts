import { hash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { CorpusFolder } from "./corpus-folders.ts";
import { documentIdAt } from "./file-names.ts";
import { beginWriting, hasIndex, renewRevision, truncateLog } from "./index-database.ts";
import type { IndexOptions } from "./index-documents.ts";
import { createIndexWriter } from "./index-writer.ts";
import type { SplitDocument } from "./split-document.ts";

export interface OneFileOptions extends Pick<IndexOptions, "database" | "waitMs" | "onBegun"> {
  /** Real path of the folder it is in. */
  readonly folder: string;
  readonly path: string;
  /** Undefined if the file is gone. */
  readonly content: { readonly bytes: Uint8Array; readonly document: SplitDocument } | undefined;
}

/**
 * Updates the index for one file, without reading any other.
 * @returns false if its folder is not indexed; nothing was done then
 */
export const indexOneFile = async (options: OneFileOptions): Promise<boolean> => {
  const { database, folder, path, content, waitMs, onBegun } = options;
  await beginWriting(database, waitMs);
  try {
    const folders = hasIndex(database) ? indexedFolders(database) : [];
    const isIndexed = folders.some((indexed) => indexed.path === folder);
    const id = isIndexed ? documentIdAt(Buffer.from(path), folders) : undefined;
    if (id === undefined) {
      database.exec("ROLLBACK");
      return false;
    }
    await onBegun?.();
    const writer = createIndexWriter(database);
    if (content) {
      const contentHash = hash("sha256", content.bytes);
      const file = { id, path: Buffer.from(path) };
      const known = writer.find(id);
      if (known?.hash !== contentHash || !known.path.equals(file.path)) {
        if (known) writer.remove(known.number);
        writer.add(file, contentHash, content.document);
      }
    } else writer.removeAt(path);
    renewRevision(database);
    database.exec("COMMIT");
    truncateLog(database);
    return true;
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
};

const indexedFolders = (database: DatabaseSync): CorpusFolder[] =>
  database
    .prepare("SELECT path, prefix FROM folders ORDER BY rowid")
    .all()
    .map(({ path, prefix }) => ({ path: String(path), prefix: String(prefix) }));
