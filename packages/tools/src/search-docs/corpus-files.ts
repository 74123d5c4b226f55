import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import type { Logger } from "@twinhost/core";
import { type CorpusFolder, isInside } from "./corpus-folders.ts";
import { type DocumentFormat, documentFormat } from "./document-format.ts";
import { decodeName, pathKey } from "./file-names.ts";

/** A file that can become a document. */
export interface CorpusFile {
  /** The document's id: its path in the corpus, in composed Unicode and with `/` on every system. */
  readonly id: string;
  /** Raw bytes, since a name need not be UTF-8. */
  readonly path: Buffer;
  /** The path for display. */
  readonly label: string;
  readonly format: DocumentFormat;
}

/** What a folder contains besides documents. */
export interface CorpusListing {
  /** Folders and links that could not be read, so that their contents are unknown. */
  readonly unread: readonly Buffer[];
  /** Number of files left out, by kind: an extension, hidden names. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/** A file with this name excludes its folder from the corpus. */
const NO_INDEX_MARK = ".noindex";

interface Place {
  readonly path: Buffer;
  readonly id: string;
  readonly label: string;
}

/**
 * Lists the documents of a folder. Hidden names, node_modules and folders with a file `.noindex` are left out. Linked
 * folders are not entered, and linked files count only if their target is in the same folder: no loops, no way out.
 * @param add called with each file; returns false if its id is taken
 */
export const listCorpusFiles = async (
  folder: CorpusFolder,
  add: (file: CorpusFile) => boolean,
  log: Logger,
): Promise<CorpusListing> => {
  const unread: Buffer[] = [];
  const leftOut = new Map<string, number>();
  const leaveOut = (kind: string): void => void leftOut.set(kind, (leftOut.get(kind) ?? 0) + 1);

  const take = (place: Place, format: DocumentFormat): void => {
    if (!add({ ...place, format }))
      log.warn({ path: place.label, reason: "another file has the same name, written otherwise" }, "file skipped");
  };
  const follow = async (place: Place, format: DocumentFormat | undefined): Promise<void> => {
    try {
      const target = await realpath(place.path, { encoding: "buffer" });
      const isFile = (await stat(target)).isFile();
      if (format && isFile && isInside(pathKey(target), pathKey(Buffer.from(folder.path)))) return take(place, format);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code !== "ENOENT" && code !== "ELOOP") {
        unread.push(place.path);
        log.warn({ path: place.label, reason: message }, "link could not be read");
        return;
      }
    }
    log.warn({ path: place.label }, "link skipped: it leads to a folder, out of the corpus or nowhere");
  };
  const visit = async (directory: Place): Promise<void> => {
    let entries: Dirent<Buffer>[];
    try {
      entries = await readdir(directory.path, { withFileTypes: true, encoding: "buffer" });
    } catch (error) {
      unread.push(directory.path);
      log.warn({ path: directory.label, reason: (error as Error).message }, "folder could not be read");
      return;
    }
    if (directory.id !== folder.prefix && entries.some(({ name }) => name.toString() === NO_INDEX_MARK))
      return leaveOut(NO_INDEX_MARK);
    for (const entry of entries) {
      const name = decodeName(entry.name);
      if (name === undefined) {
        const label = join(directory.label, entry.name.toString());
        log.warn({ path: label, reason: "its name is neither UTF-8 nor CP949" }, "file skipped");
        continue;
      }
      if (name.startsWith(".")) leaveOut("hidden");
      else if (name === "node_modules") leaveOut(name);
      else {
        const place = {
          path: Buffer.concat([directory.path, Buffer.from(sep), entry.name]),
          id: directory.id + name,
          label: join(directory.label, name),
        };
        const format = documentFormat(name);
        if (entry.isDirectory()) await visit({ ...place, id: `${place.id}/` });
        else if (entry.isSymbolicLink()) await follow(place, format);
        else if (entry.isFile() && format) take(place, format);
        else leaveOut(extname(name).toLowerCase() || "without an ending");
      }
    }
  };
  const root = folder.path.endsWith(sep) ? folder.path.slice(0, -1) : folder.path;
  await visit({ path: Buffer.from(root), id: folder.prefix, label: folder.path });
  return { unread, leftOut };
};
