import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import type { CorpusFile } from "./corpus-files.ts";
import type { DocumentFormat } from "./document-format.ts";

/** The files to index, kept on disk because a corpus may have more than fit in memory. */
export interface ListedFiles {
  /** @returns false if the folder already has one of the same id */
  add(folder: number, file: CorpusFile): boolean;
  count(): number;
  /** The files of a folder in batches, sorted by id. */
  in(folder: number): Iterable<readonly CorpusFile[]>;
  close(): void;
}

/** How many files are read at a time. */
const BATCH = 8;

/** Inside a transaction: creates an empty list. */
export const listFiles = (database: DatabaseSync): ListedFiles => {
  database.exec(`
    DROP TABLE IF EXISTS temp.listed;
    CREATE TEMP TABLE listed (folder INTEGER, id TEXT, path BLOB, label TEXT, format TEXT, PRIMARY KEY (folder, id)) WITHOUT ROWID;
  `);
  const insert = database.prepare("INSERT OR IGNORE INTO listed VALUES (?, ?, ?, ?, ?)");
  const next = database.prepare(
    `SELECT id, path, label, format FROM listed WHERE folder = ? AND id > ? ORDER BY id LIMIT ${BATCH}`,
  );
  return {
    add: (folder, { id, path, label, format }) => insert.run(folder, id, path, label, format).changes === 1,
    count: () => Number(database.prepare("SELECT count(*) AS files FROM listed").get()?.files),
    *in(folder) {
      let last = "";
      for (;;) {
        const files = next.all(folder, last).map(toFile);
        if (files.length === 0) return;
        yield files;
        last = files.at(-1)?.id ?? last;
      }
    },
    close: () => database.exec("DROP TABLE temp.listed"),
  };
};

const toFile = ({ id, path, label, format }: Record<string, SQLOutputValue>): CorpusFile => ({
  id: String(id),
  path: Buffer.from(path as Uint8Array),
  label: String(label),
  format: format as DocumentFormat,
});
