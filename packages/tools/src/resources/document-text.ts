import { realpath } from "node:fs/promises";
import { join, sep } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import type { Logger } from "../core/logger.ts";
import { nameFolders, readCorpusFile } from "../search-docs/corpus-files.ts";
import { rememberedFolders } from "../search-docs/index-database.ts";

/**
 * The text of an indexed document as its file has it now; undefined when the file is gone or is no text any more.
 * @param id one that the index holds: it is a path that listing the folders gave, never a caller's own
 */
export const readDocument = async (database: DatabaseSync, id: string, log: Logger): Promise<string | undefined> => {
  const path = await pathOf(database, id).catch((error: Error) => {
    log.warn({ document: id, reason: error.message }, "an indexed document cannot be read");
    return undefined;
  });
  return path === undefined ? undefined : readCorpusFile({ id, path, format: "text" }, log);
};

const pathOf = async (database: DatabaseSync, id: string): Promise<string | undefined> => {
  const folders = await nameFolders(rememberedFolders(database));
  const folder = folders.find(({ prefix }) => id.startsWith(prefix));
  if (!folder) return undefined;
  const path = await realpath(join(folder.path, id.slice(folder.prefix.length)));
  // A file may have become a link since it was indexed.
  return path.startsWith(folder.path.endsWith(sep) ? folder.path : folder.path + sep) ? path : undefined;
};
