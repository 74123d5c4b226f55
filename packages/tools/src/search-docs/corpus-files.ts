import { open, readdir, realpath, stat } from "node:fs/promises";
import { basename, extname, join, sep } from "node:path";
import type { Logger } from "../core/logger.ts";

/** A file that can become a document. */
export interface CorpusFile {
  /** The document's id: its path in the corpus, with `/` on every system. */
  readonly id: string;
  readonly path: string;
  readonly format: "markdown" | "text";
}

/** A folder of documents. */
export interface CorpusFolder {
  readonly path: string;
  /** What its documents' ids begin with, `/` included; empty for a corpus of one folder. */
  readonly prefix: string;
}

/** Longer files are data, not documents: 1 MiB. */
const MAX_FILE_BYTES = 1024 * 1024;

const FORMATS = new Map<string, CorpusFile["format"]>([
  [".md", "markdown"],
  [".txt", "text"],
]);

/**
 * Names the folders of a corpus. The documents of a single folder go by their path in it; with several folders each path
 * begins with its folder's name, numbered where two have the same. A folder inside another one is left out.
 * @throws Error when a folder does not exist or is not a folder.
 */
export const nameFolders = async (paths: readonly string[]): Promise<CorpusFolder[]> => {
  const real = await Promise.all(
    paths.map(async (path) => {
      const found = await realpath(path).catch(() => undefined);
      if (!found || !(await stat(found)).isDirectory()) throw new Error(`There is no folder ${path}.`);
      return found;
    }),
  );
  const outermost = [...new Set(real)].filter((path) => !real.some((other) => path !== other && isInside(path, other)));
  if (outermost.length === 1) return outermost.map((path) => ({ path, prefix: "" }));
  const taken = new Set<string>();
  return outermost.map((path) => {
    const name = basename(path) || "root";
    let prefix = `${name}/`;
    for (let number = 2; taken.has(prefix); number++) prefix = `${name}-${number}/`;
    taken.add(prefix);
    return { path, prefix };
  });
};

const isInside = (path: string, folder: string): boolean =>
  path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/**
 * Lists the .md and .txt files of a folder, sorted by id. Hidden names and node_modules are passed over. Linked folders
 * are not entered, and linked files count only when they lie in the same folder: no loops, no way out of the corpus.
 */
export const listCorpusFiles = async (folder: CorpusFolder, log: Logger): Promise<CorpusFile[]> => {
  const files: CorpusFile[] = [];
  const visit = async (directory: string, idPrefix: string): Promise<void> => {
    const entries = await readdir(directory, { withFileTypes: true }).catch((error: Error) => {
      log.warn({ path: directory, reason: error.message }, "folder skipped: it cannot be read");
      return [];
    });
    for (const entry of entries) {
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      const path = join(directory, entry.name);
      if (entry.isDirectory()) await visit(path, `${idPrefix}${entry.name}/`);
      const format = FORMATS.get(extname(entry.name).toLowerCase());
      if (entry.isFile() && format) files.push({ id: idPrefix + entry.name, path, format });
      if (!entry.isSymbolicLink()) continue;
      const target = await realpath(path).catch(() => undefined);
      const isFile = target !== undefined && (await stat(target)).isFile();
      if (format && isFile && isInside(target, folder.path))
        files.push({ id: idPrefix + entry.name, path: target, format });
      else log.warn({ path }, "link skipped: it leads to a folder, out of the corpus or nowhere");
    }
  };
  await visit(folder.path, folder.prefix);
  return files.sort((left, right) => (left.id < right.id ? -1 : 1));
};

/** Reads a document's text; undefined, with a warning, for what is not a text of a reasonable size. */
export const readCorpusFile = async (file: CorpusFile, log: Logger): Promise<string | undefined> => {
  const skip = (reason: string): undefined => log.warn({ path: file.path, reason }, "file skipped") as undefined;
  try {
    await using handle = await open(file.path);
    const { size } = await handle.stat();
    if (size > MAX_FILE_BYTES) return skip(`it is larger than ${MAX_FILE_BYTES} bytes`);
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await handle.readFile());
    return text.includes("\0") ? skip("it is binary") : text;
  } catch (error) {
    return skip(error instanceof TypeError ? "it is not UTF-8 text" : (error as Error).message);
  }
};
