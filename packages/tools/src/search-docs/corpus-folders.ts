import { existsSync } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { basename, join, sep } from "node:path";

/** A folder of documents. */
export interface CorpusFolder {
  readonly path: string;
  /** Prefix of its documents' ids, including the `/`; empty for a corpus of one folder. */
  readonly prefix: string;
}

/** A corpus folder is missing, unreadable or not a folder; the message tells an operator which. */
export class FolderProblem extends Error {}

/** Folder of the documents that are added one at a time. */
export const addedFolder = (dataDirectory: string): string => join(dataDirectory, "documents");

/**
 * Names the folders of a corpus. With a single folder, a document's id is its path in it; with several, it starts with
 * the folder's name, numbered if two have the same. A folder inside another one is left out. Added documents always
 * have their folder's name, and do not count as another folder: the first one must not rename what has been cited.
 * @param added folder of the added documents, whether or not it is one of the paths
 * @throws FolderProblem that names the folder
 */
export const nameFolders = async (paths: readonly string[], added?: string): Promise<CorpusFolder[]> => {
  const real = await Promise.all(paths.map(realFolder));
  const outermost = [...new Set(real)].filter((path) => !real.some((other) => path !== other && isInside(path, other)));
  const realAdded = added && (await realpath(added).catch(() => undefined));
  const [only, ...others] = outermost.filter((path) => path !== realAdded);
  const unnamed = others.length === 0 ? only : undefined;
  const prefixes = new Set<string>();
  return outermost.map((path) => {
    if (path === unnamed) return { path, prefix: "" };
    const name = (basename(path) || "root").normalize("NFC");
    const isTaken = (prefix: string): boolean =>
      prefixes.has(prefix) || (unnamed !== undefined && existsSync(join(unnamed, prefix)));
    let prefix = `${name}/`;
    for (let number = 2; isTaken(prefix); number++) prefix = `${name}-${number}/`;
    prefixes.add(prefix);
    return { path, prefix };
  });
};

const realFolder = async (path: string): Promise<string> => {
  try {
    const found = await realpath(path);
    if ((await stat(found)).isDirectory()) return found;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new FolderProblem(`There is no folder ${path}.`, { cause: error });
    throw new FolderProblem(`The folder ${path} cannot be read (${message}).`, { cause: error });
  }
  throw new FolderProblem(`${path} is not a folder. Name the folder that holds it.`);
};

/** Whether a path is inside a folder; both must be text, or both `pathKey`s. */
export const isInside = (path: string, folder: string): boolean =>
  path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
