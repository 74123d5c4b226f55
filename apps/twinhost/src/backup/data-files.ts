import { closeSync, openSync, readdirSync, readSync } from "node:fs";
import { join, relative } from "node:path";

/** A file of a data folder. */
export interface DataFile {
  /** Its path from the folder. */
  readonly name: string;
  readonly isDatabase: boolean;
}

/** What SQLite keeps beside a database. Beside a copy it would be wrong: changes of another moment. */
export const SIDE_FILES = ["-wal", "-shm", "-journal"] as const;

/** Of a volume's file system, and readable by root alone. */
const LOST_AND_FOUND = "lost+found";

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === LOST_AND_FOUND ? [] : filesBelow(path);
    return entry.isFile() && !SIDE_FILES.some((end) => entry.name.endsWith(end)) ? [path] : [];
  });

/** All files of a data folder but those that SQLite keeps beside its databases. */
export const dataFilesIn = (folder: string): DataFile[] =>
  filesBelow(folder).map((path) => ({ name: relative(folder, path), isDatabase: isDatabase(path) }));

const MAGIC = Buffer.from("SQLite format 3\0");

/** One of our names with another beginning is a broken database, and must not pass as a file like any other. */
const isDatabase = (path: string): boolean => {
  const beginning = Buffer.alloc(MAGIC.length);
  const file = openSync(path, "r");
  const length = readSync(file, beginning);
  closeSync(file);
  return length > 0 && (path.endsWith(".sqlite") || beginning.equals(MAGIC));
};
