import { hash } from "node:crypto";
import { basename, extname } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import type { Logger } from "../core/logger.ts";
import { type CorpusFile, listCorpusFiles, nameFolders, readCorpusFile } from "./corpus-files.ts";
import { beginWriting, ensureSchema, hasIndex } from "./index-database.ts";
import { type SplitDocument, splitDocument, withHeading } from "./split-document.ts";
import { indexTerms } from "./terms.ts";

/** What indexing did, in documents. */
export interface IndexSummary {
  /** New or changed, and read anew. */
  readonly indexed: number;
  readonly unchanged: number;
  /** Indexed before and gone now, or no longer a text. */
  readonly removed: number;
  /** Files that could not be read as documents; each was logged. */
  readonly skipped: number;
}

export interface IndexOptions {
  readonly database: DatabaseSync;
  /** They become the whole corpus: documents from anywhere else leave the index. */
  readonly folders: readonly string[];
  readonly log: Logger;
  /** Leave an index alone that another process has built meanwhile. */
  readonly onlyIfMissing?: boolean;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Brings the index in line with folders of .md and .txt files, in one transaction: searches see the old index until the
 * new one is whole. Only files whose content changed are read into it.
 * @throws Error when a folder does not exist; the index is then as it was.
 */
export const indexDocuments = async (options: IndexOptions): Promise<IndexSummary> => {
  const { database, log } = options;
  const folders = await nameFolders(options.folders);
  await beginWriting(database);
  try {
    if (options.onlyIfMissing && hasIndex(database)) {
      database.exec("ROLLBACK");
      return { indexed: 0, unchanged: 0, removed: 0, skipped: 0 };
    }
    ensureSchema(database);
    const files = (await Promise.all(folders.map((folder) => listCorpusFiles(folder, log)))).flat();
    const summary = await updateIndex(database, files, options);
    database.exec("DELETE FROM folders");
    const remember = database.prepare("INSERT INTO folders (path) VALUES (?)");
    for (const { path } of folders) remember.run(path);
    database.exec("COMMIT");
    return summary;
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
};

const updateIndex = async (
  database: DatabaseSync,
  files: readonly CorpusFile[],
  { log, onProgress }: IndexOptions,
): Promise<IndexSummary> => {
  const writer = createWriter(database);
  const gone = writer.storedDocuments();
  const counts = { indexed: 0, unchanged: 0, skipped: 0 };
  for (const [index, file] of files.entries()) {
    const text = await readCorpusFile(file, log);
    const stored = gone.get(file.id);
    if (text === undefined) counts.skipped += 1;
    else {
      gone.delete(file.id);
      const contentHash = hash("sha256", text);
      if (stored?.hash === contentHash) counts.unchanged += 1;
      else {
        if (stored) writer.remove(stored.number);
        writer.add(file.id, contentHash, splitDocument(text, file.format, basename(file.id, extname(file.id))));
        counts.indexed += 1;
      }
    }
    onProgress?.(index + 1, files.length);
  }
  for (const { number } of gone.values()) writer.remove(number);
  return { ...counts, removed: gone.size };
};

const createWriter = (database: DatabaseSync) => {
  const addDocument = database.prepare("INSERT INTO documents (id, hash, title, is_korean) VALUES (?, ?, ?, ?)");
  const addPassage = database.prepare("INSERT INTO passages (document, text) VALUES (?, ?)");
  const addTerms = database.prepare("INSERT INTO passage_terms (rowid, title, heading, body) VALUES (?, ?, ?, ?)");
  const removals = [
    "DELETE FROM passage_terms WHERE rowid IN (SELECT number FROM passages WHERE document = ?)",
    "DELETE FROM passages WHERE document = ?",
    "DELETE FROM documents WHERE number = ?",
  ].map((sql) => database.prepare(sql));
  return {
    storedDocuments: () =>
      new Map(
        database
          .prepare("SELECT id, number, hash FROM documents")
          .all()
          .map(({ id, number, hash }) => [String(id), { number: Number(number), hash: String(hash) }]),
      ),
    add: (id: string, contentHash: string, { title, isKorean, passages }: SplitDocument): void => {
      const document = addDocument.run(id, contentHash, title, Number(isKorean)).lastInsertRowid;
      const titleTerms = indexTerms(title);
      for (const { heading, text } of passages) {
        const passage = addPassage.run(document, withHeading(heading, text)).lastInsertRowid;
        addTerms.run(passage, titleTerms, indexTerms(heading), indexTerms(text));
      }
    },
    remove: (number: number): void => {
      for (const removal of removals) removal.run(number);
    },
  };
};
