import { basename, extname } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import type { CorpusFolder } from "./corpus-folders.ts";
import { pathKey } from "./file-names.ts";
import { passageNumber } from "./index-database.ts";
import { withoutMarks } from "./passage-marks.ts";
import { type SplitDocument, withHeading } from "./split-document.ts";
import { indexTerms } from "./terms.ts";

/** A document as the index holds it. */
export interface StoredDocument {
  readonly number: number;
  readonly id: string;
  readonly path: Buffer;
  readonly hash: string;
}

/** Writes documents into the index, inside a transaction. */
export const createIndexWriter = (database: DatabaseSync) => {
  const addDocument = database.prepare(
    "INSERT INTO documents (id, path, hash, title, is_korean) VALUES (?, ?, ?, ?, ?)",
  );
  const addPassage = database.prepare("INSERT INTO passages (number, document, heading, text) VALUES (?, ?, ?, ?)");
  const addTerms = database.prepare(
    "INSERT INTO passage_terms (rowid, title, heading, body, name) VALUES (?, ?, ?, ?, ?)",
  );
  const setId = database.prepare("UPDATE documents SET id = ? WHERE number = ?");
  const removals = [
    "DELETE FROM passage_terms WHERE rowid IN (SELECT number FROM passages WHERE document = ?)",
    "DELETE FROM passages WHERE document = ?",
    "DELETE FROM documents WHERE number = ?",
  ].map((sql) => database.prepare(sql));
  return {
    /** By `pathKey`. */
    storedDocuments: (): Map<string, StoredDocument> =>
      new Map(
        database
          .prepare("SELECT id, number, hash, path FROM documents")
          .all()
          .map(({ id, number, hash, path }) => {
            const bytes = Buffer.from(path as Uint8Array);
            return [pathKey(bytes), { id: String(id), number: Number(number), hash: String(hash), path: bytes }];
          }),
      ),
    add: (
      { id, path }: Pick<StoredDocument, "id" | "path">,
      contentHash: string,
      { title, isKorean, passages }: SplitDocument,
    ): void => {
      const document = Number(addDocument.run(id, path, contentHash, title, Number(isKorean)).lastInsertRowid);
      const titleTerms = indexTerms(title);
      // A document without a title is called by its file's name already.
      const name = nameWithoutEnding(id);
      const nameTerms = name === title ? "" : indexTerms(name);
      for (const [place, { heading, text }] of passages.entries()) {
        const passage = passageNumber(document, place);
        addPassage.run(passage, document, heading, withHeading(heading, text));
        addTerms.run(passage, titleTerms, indexTerms(heading), indexTerms(withoutMarks(text)), nameTerms);
      }
    },
    remove: (number: number): void => {
      for (const removal of removals) removal.run(number);
    },
    /** Gives documents other ids, each by its number; ids may change places among them. */
    rename: (ids: ReadonlyMap<number, string>): void => {
      for (const number of ids.keys()) setId.run(`\0${number}`, number);
      for (const [number, id] of ids) setId.run(id, number);
    },
    rememberFolders: (folders: readonly CorpusFolder[], isGuide: (folder: CorpusFolder) => boolean): void => {
      database.exec("DELETE FROM folders");
      const remember = database.prepare("INSERT INTO folders (path, prefix, is_guide) VALUES (?, ?, ?)");
      for (const folder of folders) remember.run(folder.path, folder.prefix, Number(isGuide(folder)));
    },
  };
};

/** The name of a document's file, without its folders and its ending. */
export const nameWithoutEnding = (id: string): string => basename(id, extname(id));

export type IndexWriter = ReturnType<typeof createIndexWriter>;
