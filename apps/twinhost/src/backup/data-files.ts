import { closeSync, lstatSync, openSync, readdirSync, readSync, realpathSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/** A file of a data folder. */
export interface DataFile {
  /** Its path relative to the folder. */
  readonly name: string;
  readonly isDatabase: boolean;
}

/** Made by a volume's file system, and readable by root only. */
export const LOST_AND_FOUND = "lost+found";

/** What SQLite keeps next to a database. Next to a copy, these files would hold changes of another moment. */
const SIDE_FILE = /-(?:wal|shm|journal)$/;

/** Files that are being written, or about to be removed: added documents, and models that are downloaded. */
const TEMPORARY_FILE = /^\.[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$|\.part$/;

/** @param within the real paths of the folders around it, so that a link back to one of them is noticed */
const filesBelow = (folder: string, within: readonly string[] = []): string[] => {
  const real = realpathSync(folder);
  if (within.includes(real))
    throw new Error(`the symbolic link ${folder} leads to a folder that it lies in: remove it`);
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) return nothingAt(path);
    if (found.isDirectory()) return name === LOST_AND_FOUND ? [] : filesBelow(path, [...within, real]);
    return found.isFile() && !SIDE_FILE.test(name) && !TEMPORARY_FILE.test(name) ? [path] : [];
  });
};

/** A file may be gone since its folder was read; a link may not lead nowhere, since what it stands for is data. */
const nothingAt = (path: string): [] => {
  if (lstatSync(path, { throwIfNoEntry: false }))
    throw new Error(`the symbolic link ${path} leads nowhere: remove it, or bring back its target`);
  return [];
};

/**
 * All files of a data folder, also behind symbolic links, except those that SQLite keeps next to its databases and
 * those that are not complete yet.
 * @throws Error in one line that names a link which cannot be followed
 */
export const dataFilesIn = (folder: string): DataFile[] =>
  filesBelow(folder).flatMap((path) => {
    const beginning = readBeginning(path);
    return beginning ? [{ name: relative(folder, path), isDatabase: isDatabase(path, beginning) }] : [];
  });

const MAGIC = Buffer.from("SQLite format 3\0");

/** The first bytes of a file; undefined if it is gone. */
const readBeginning = (path: string): Buffer | undefined => {
  try {
    const file = openSync(path, "r");
    const bytes = Buffer.alloc(MAGIC.length);
    const length = readSync(file, bytes);
    closeSync(file);
    return bytes.subarray(0, length);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
};

/** A `.sqlite` file without the magic bytes is a broken database, and must not pass as an ordinary file. */
const isDatabase = (path: string, beginning: Buffer): boolean =>
  beginning.length > 0 && (path.endsWith(".sqlite") || beginning.equals(MAGIC));
