import { basename, extname } from "node:path";
import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import type { CorpusFolder } from "./corpus-folders.ts";
import { passageNumber } from "./index-database.ts";
import { withoutMarks } from "./passage-marks.ts";
import { type SplitDocument, withHeading } from "./split-document.ts";
import { indexTerms } from "./terms.ts";

/** A document as stored in the index. */
export interface StoredDocument {
  readonly number: number;
  readonly id: string;
  readonly path: Buffer;
  readonly hash: string;
}

/** Writes documents into the index, inside a transaction. Those neither added nor kept can be removed at the end. */
export const createIndexWriter = (database: DatabaseSync) => {
  database.exec("DROP TABLE IF EXISTS temp.kept; CREATE TEMP TABLE kept (number INTEGER PRIMARY KEY)");
  const findDocument = database.prepare("SELECT number, id, path, hash FROM documents WHERE id = ?");
  const addDocument = database.prepare(
    "INSERT INTO documents (id, path, hash, title, is_korean) VALUES (?, ?, ?, ?, ?)",
  );
  const addPassage = database.prepare("INSERT INTO passages (number, document, heading, text) VALUES (?, ?, ?, ?)");
  const addTerms = database.prepare(
    "INSERT INTO passage_terms (rowid, title, heading, body, name) VALUES (?, ?, ?, ?, ?)",
  );
  const setId = database.prepare("UPDATE documents SET id = ? WHERE number = ?");
  const markKept = database.prepare("INSERT INTO kept VALUES (?)");
  const removals = removalsOf("?").map((sql) => database.prepare(sql));
  return {
    find: (id: string): StoredDocument | undefined => {
      const row = findDocument.get(id);
      return row && toDocument(row);
    },
    keep: (number: number): void => void markKept.run(number),
    add: (
      { id, path }: Pick<StoredDocument, "id" | "path">,
      contentHash: string,
      { title, isKorean, passages }: SplitDocument,
    ): void => {
      const document = Number(addDocument.run(id, path, contentHash, title, Number(isKorean)).lastInsertRowid);
      const titleTerms = indexTerms(title);
      // A document without a title already has its file name as title.
      const name = nameWithoutEnding(id);
      const nameTerms = name === title ? "" : indexTerms(name);
      for (const [place, { heading, text }] of passages.entries()) {
        const passage = passageNumber(document, place);
        addPassage.run(passage, document, heading, withHeading(heading, text));
        addTerms.run(passage, titleTerms, indexTerms(heading), indexTerms(withoutMarks(text)), nameTerms);
      }
      markKept.run(document);
    },
    remove: (number: number): void => {
      for (const removal of removals) removal.run(number);
    },
    /** Removes a file's document, and the vectors that no other one uses. @returns the number of documents */
    removeAt: (path: string): number => {
      const number = database.prepare("SELECT number FROM documents WHERE path = ?").get(Buffer.from(path))?.number;
      if (number === undefined) return 0;
      const vectors = database
        .prepare(VECTORS_OF)
        .all(number)
        .map(({ vector }) => vector);
      for (const removal of removals) removal.run(number);
      database.prepare(REMOVE_UNUSED).run(JSON.stringify(vectors));
      return 1;
    },
    /** Documents that were neither added nor kept. */
    missing: (): Iterable<StoredDocument> => documentsWhere(database, `number IN (${MISSING})`),
    /** @returns the number of documents */
    removeMissing: (): number => {
      const counts = removalsOf(MISSING).map((sql) => Number(database.prepare(sql).run().changes));
      database.exec("DROP TABLE temp.kept");
      return counts.at(-1) ?? 0;
    },
    stored: (): Iterable<StoredDocument> => documentsWhere(database, "true"),
    /** Sets new ids, by document number; documents may exchange ids. */
    rename: (ids: ReadonlyMap<number, string>): void => {
      for (const number of ids.keys()) setId.run(`\0${number}`, number);
      for (const [number, id] of ids) setId.run(id, number);
    },
    /** Whether the documents' ids already match these folders. */
    remembersFolders: (folders: readonly CorpusFolder[]): boolean => {
      const remembered = database.prepare("SELECT path, prefix FROM folders ORDER BY rowid").all();
      return (
        remembered.length === folders.length &&
        folders.every(({ path, prefix }, index) => {
          const before = remembered[index];
          return before?.path === path && before.prefix === prefix;
        })
      );
    },
    rememberFolders: (folders: readonly CorpusFolder[], isGuide: (folder: CorpusFolder) => boolean): void => {
      database.exec("DELETE FROM folders");
      const remember = database.prepare("INSERT INTO folders (path, prefix, is_guide) VALUES (?, ?, ?)");
      for (const folder of folders) remember.run(folder.path, folder.prefix, Number(isGuide(folder)));
    },
  };
};

const VECTORS_OF = `
  SELECT vector FROM passage_vectors WHERE passage IN (SELECT number FROM passages WHERE document = ?)
`;
const REMOVE_UNUSED = `
  DELETE FROM vectors
  WHERE number IN (SELECT value FROM json_each(?)) AND number NOT IN (SELECT vector FROM passage_vectors)
`;

const MISSING = "SELECT number FROM documents WHERE number NOT IN (SELECT number FROM kept)";

/** Removes documents by number: one, or a query's. The last statement removes the documents themselves. */
const removalsOf = (numbers: string): string[] => [
  `DELETE FROM passage_vectors WHERE passage IN (SELECT number FROM passages WHERE document IN (${numbers}))`,
  `DELETE FROM passage_terms WHERE rowid IN (SELECT number FROM passages WHERE document IN (${numbers}))`,
  `DELETE FROM passages WHERE document IN (${numbers})`,
  `DELETE FROM documents WHERE number IN (${numbers})`,
];

function* documentsWhere(database: DatabaseSync, condition: string): Generator<StoredDocument> {
  for (const row of database.prepare(`SELECT number, id, path, hash FROM documents WHERE ${condition}`).iterate())
    yield toDocument(row);
}

const toDocument = ({ number, id, path, hash }: Record<string, SQLOutputValue>): StoredDocument => ({
  number: Number(number),
  id: String(id),
  path: Buffer.from(path as Uint8Array),
  hash: String(hash),
});

/** The name of a document's file, without folders and extension. */
export const nameWithoutEnding = (id: string): string => basename(id, extname(id));

export type IndexWriter = ReturnType<typeof createIndexWriter>;
