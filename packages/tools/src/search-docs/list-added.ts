import { readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { documentUri } from "../resources/document-uri.ts";
import { documentFormat } from "./document-format.ts";
import type { DocumentName } from "./document-store.ts";
import { hasIndex } from "./index-database.ts";

/** A document added on its own rather than with a folder. */
export interface AddedDocument {
  /** File name. */
  readonly name: string;
  readonly title: string;
  /** Undefined while it is not in the index, so that no search finds it. */
  readonly uri?: string | undefined;
  readonly bytes: number;
  /** When it was added or last replaced. */
  readonly addedAt: Date;
}

/** The documents in the folder of added documents, sorted by name. */
export const listAdded = async (database: DatabaseSync, folder: string): Promise<readonly AddedDocument[]> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const files = entries.filter(
    (entry) => entry.isFile() && !entry.name.startsWith(".") && documentFormat(entry.name) !== undefined,
  );
  if (files.length === 0) return [];
  const place = await realpath(folder);
  const listed = files.map(async ({ name }): Promise<AddedDocument[]> => {
    const path = join(place, name);
    // Another process may have removed it meanwhile.
    const file = await stat(path).catch(() => undefined);
    if (!file) return [];
    const found = findAdded(database, path);
    const uri = found && documentUri(found.id);
    return [{ name, title: found?.title ?? name, uri, bytes: file.size, addedAt: file.mtime }];
  });
  return (await Promise.all(listed)).flat().sort((one, other) => (one.name < other.name ? -1 : 1));
};

/** The indexed document of a file. */
export const findAdded = (
  database: DatabaseSync,
  path: string,
): (DocumentName & { readonly number: number }) | undefined => {
  if (!hasIndex(database)) return undefined;
  const found = database.prepare("SELECT number, id, title FROM documents WHERE path = ?").get(Buffer.from(path));
  return found && { number: Number(found.number), id: String(found.id), title: String(found.title) };
};
