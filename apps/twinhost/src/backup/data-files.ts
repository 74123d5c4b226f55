import { closeSync, openSync, readdirSync, readSync } from "node:fs";
import { join, relative } from "node:path";

/** A file of a data folder. */
export interface DataFile {
  /** Its path relative to the folder. */
  readonly name: string;
  readonly isDatabase: boolean;
}

/** What SQLite keeps next to a database. Next to a copy, these files would hold changes of another moment. */
export const SIDE_FILES = ["-wal", "-shm", "-journal"] as const;

/** Made by a volume's file system, and readable by root only. */
const LOST_AND_FOUND = "lost+found";

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === LOST_AND_FOUND ? [] : filesBelow(path);
    return entry.isFile() && !SIDE_FILES.some((end) => entry.name.endsWith(end)) ? [path] : [];
  });

/** All files of a data folder except those that SQLite keeps next to its databases. */
export const dataFilesIn = (folder: string): DataFile[] =>
  filesBelow(folder).map((path) => ({ name: relative(folder, path), isDatabase: isDatabase(path) }));

const MAGIC = Buffer.from("SQLite format 3\0");

/** A `.sqlite` file without the magic bytes is a broken database, and must not pass as an ordinary file. */
const isDatabase = (path: string): boolean => {
  const beginning = Buffer.alloc(MAGIC.length);
  const file = openSync(path, "r");
  const length = readSync(file, beginning);
  closeSync(file);
  return length > 0 && (path.endsWith(".sqlite") || beginning.equals(MAGIC));
};
