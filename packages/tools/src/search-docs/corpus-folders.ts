import { realpath, stat } from "node:fs/promises";
import { basename, sep } from "node:path";

/** A folder of documents. */
export interface CorpusFolder {
  readonly path: string;
  /** What its documents' ids begin with, `/` included; empty for a corpus of one folder. */
  readonly prefix: string;
}

/** A folder of a corpus that is missing, cannot be read or is none: an operator can say which one is meant. */
export class FolderProblem extends Error {}

/**
 * Names the folders of a corpus. The documents of a single folder go by their path in it; with several folders each path
 * begins with its folder's name, numbered where two have the same. A folder inside another one is left out.
 * @throws FolderProblem that says which folder it is.
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

/** Whether a path lies inside a folder; both are bytes or both are text. */
export const isInside = (path: string, folder: string): boolean =>
  path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
