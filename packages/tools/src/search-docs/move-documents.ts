import type { CorpusFolder } from "./corpus-folders.ts";
import { documentIdAt } from "./file-names.ts";
import type { IndexWriter } from "./index-writer.ts";

/**
 * A document's id depends on which folders are indexed together: updates the ids of stored documents, and removes those
 * that are in none of the folders or whose new id is taken.
 * @returns how many were removed
 */
export const moveDocuments = (writer: IndexWriter, folders: readonly CorpusFolder[]): number => {
  if (writer.remembersFolders(folders)) return 0;
  const moved = new Map<number, string>();
  const taken = new Set<string>();
  const outside: number[] = [];
  for (const { number, id, path } of writer.stored()) {
    const newId = documentIdAt(path, folders);
    if (newId === undefined || taken.has(newId)) {
      outside.push(number);
      continue;
    }
    taken.add(newId);
    if (newId !== id) moved.set(number, newId);
  }
  for (const number of outside) writer.remove(number);
  writer.rename(moved);
  return outside.length;
};
