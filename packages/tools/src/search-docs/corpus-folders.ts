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

/** The folder of added documents, whether or not it is part of a corpus. */
export interface AddedFolder {
  /** Real path. */
  readonly path: string;
  /** The prefix that its documents have had so far. */
  readonly prefix?: string | undefined;
}

/**
 * Names the folders of a corpus. With a single folder, a document's id is its path in it; with several, it starts with
 * the folder's name, numbered if two have the same. A folder inside another one is left out. Added documents always
 * have a prefix, keep it, and do not count as another folder: the first one must not rename what has been cited.
 * @throws FolderProblem that names the folder
 */
export const nameFolders = async (paths: readonly string[], added?: AddedFolder): Promise<CorpusFolder[]> => {
  const real = await Promise.all(paths.map(realFolder));
  const outermost = [...new Set(real)].filter((path) => !real.some((other) => path !== other && isInside(path, other)));
  const [only, ...others] = outermost.filter((path) => path !== added?.path);
  const taken = new Set(added?.prefix === undefined ? [] : [added.prefix]);
  const named = (path: string, beside?: string): string => {
    const name = (basename(path) || "root").normalize("NFC");
    const isTaken = (prefix: string): boolean =>
      taken.has(prefix) || (beside !== undefined && existsSync(join(beside, prefix)));
    let prefix = `${name}/`;
    for (let number = 2; isTaken(prefix); number++) prefix = `${name}-${number}/`;
    taken.add(prefix);
    return prefix;
  };
  const prefixes = new Map<string, string>();
  if (only !== undefined && others.length > 0) for (const path of [only, ...others]) prefixes.set(path, named(path));
  if (added) prefixes.set(added.path, added.prefix ?? named(added.path, others.length > 0 ? undefined : only));
  return outermost.map((path) => ({ path, prefix: prefixes.get(path) ?? "" }));
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
