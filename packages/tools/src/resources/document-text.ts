import { realpath } from "node:fs/promises";
import type { DatabaseSync } from "node:sqlite";
import type { Logger } from "@twinhost/core";
import { isInside } from "../search-docs/corpus-folders.ts";
import { decodeText } from "../search-docs/decode-text.ts";
import { documentFormat, MAX_BYTES } from "../search-docs/document-format.ts";
import { pathKey } from "../search-docs/file-names.ts";
import { rememberedFolders } from "../search-docs/index-database.ts";
import { readCorpusFile } from "../search-docs/read-corpus-file.ts";

/**
 * The current text of an indexed document's file, or its text from the index if the format is not plain text; undefined
 * when the file is gone or is no longer text.
 */
export const readDocument = async (database: DatabaseSync, id: string, log: Logger): Promise<string | undefined> => {
  const skip = (reason: string): undefined => {
    log.warn({ document: id, reason }, "an indexed document cannot be read");
  };
  const stored = database.prepare("SELECT path FROM documents WHERE id = ?").get(id)?.path;
  if (stored === undefined) return undefined;
  // Read first: another process may index other folders while the path is resolved.
  const folders = rememberedFolders(database);
  try {
    const path = await realpath(Buffer.from(stored as Uint8Array), { encoding: "buffer" });
    // A file may have become a link since it was indexed.
    const isIndexed = folders.some((folder) => isInside(pathKey(path), pathKey(Buffer.from(folder))));
    if (!isIndexed) return skip("it became a link out of its folder");
    const format = documentFormat(id);
    if (format !== "markdown" && format !== "text") return indexedText(database, id);
    const content = await readCorpusFile(path, MAX_BYTES[format]);
    if (!("bytes" in content)) return skip("gone" in content ? "it is gone" : Object.values(content).join());
    const decoded = decodeText(content.bytes);
    return "text" in decoded ? decoded.text : skip(decoded.skipped);
  } catch (error) {
    return skip((error as Error).message);
  }
};

const indexedText = (database: DatabaseSync, id: string): string =>
  database
    .prepare(
      `SELECT title, text FROM documents JOIN passages ON passages.document = documents.number WHERE id = ?
       ORDER BY passages.number`,
    )
    .all(id)
    .flatMap(({ title, text }, index) => (index === 0 ? [title, text] : [text]))
    .join("\n\n");
