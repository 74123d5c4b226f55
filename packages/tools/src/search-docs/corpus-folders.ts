import { realpath, stat } from "node:fs/promises";
import { basename, sep } from "node:path";

/** A folder of documents. */
export interface CorpusFolder {
  readonly path: string;
  /** Prefix of its documents' ids, including the `/`; empty for a corpus of one folder. */
  readonly prefix: string;
}

/** A corpus folder is missing, unreadable or not a folder; the message tells an operator which. */
export class FolderProblem extends Error {}

/**
 * Names the folders of a corpus. With a single folder, a document's id is its path in it; with several, it starts with
 * the folder's name, numbered if two have the same. A folder inside another one is left out.
 * @throws FolderProblem that names the folder
 */
export const nameFolders = async (paths: readonly string[]): Promise<CorpusFolder[]> => {
  const real = await Promise.all(paths.map(realFolder));
  const outermost = [...new Set(real)].filter((path) => !real.some((other) => path !== other && isInside(path, other)));
  if (outermost.length === 1) return outermost.map((path) => ({ path, prefix: "" }));
  const taken = new Set<string>();
  return outermost.map((path) => {
    const name = (basename(path) || "root").normalize("NFC");
    let prefix = `${name}/`;
    for (let number = 2; taken.has(prefix); number++) prefix = `${name}-${number}/`;
    taken.add(prefix);
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
