import { hash } from "node:crypto";
import type { Logger } from "@twinhost/core";
import type { CorpusFile, CorpusListing } from "./corpus-files.ts";
import { type CorpusFolder, isInside } from "./corpus-folders.ts";
import { MAX_BYTES } from "./document-format.ts";
import type { Extractor } from "./extract/extract-thread.ts";
import { documentIdAt, pathKey } from "./file-names.ts";
import type { IndexSummary } from "./index-summary.ts";
import { type IndexWriter, nameWithoutEnding, type StoredDocument } from "./index-writer.ts";
import { readCorpusFile } from "./read-corpus-file.ts";
import { readDocumentFile } from "./read-document.ts";

/** A folder of the corpus with what it holds. */
export type ListedFolder = CorpusFolder & CorpusListing;

/** Brings the stored documents in line with the listed files, inside a transaction. */
export const updateIndex = async (
  writer: IndexWriter,
  folders: readonly ListedFolder[],
  extractor: Extractor,
  log: Logger,
  onProgress?: (done: number, total: number) => void,
): Promise<Omit<IndexSummary, "isUntouched">> => {
  const counts = { indexed: 0, unchanged: 0, removed: 0, skipped: 0, kept: 0, unread: 0 };
  const stored = writer.storedDocuments();
  counts.removed = moveDocuments(writer, stored, folders);
  const total = folders.reduce((sum, { files }) => sum + files.length, 0);
  let done = 0;

  const indexFile = async (file: CorpusFile): Promise<"taken" | "unread" | "refused"> => {
    const known = stored.get(pathKey(file.path));
    const refuse = (reason: string): "refused" => {
      counts.skipped += 1;
      log.warn({ path: file.label, reason }, "file skipped");
      return "refused";
    };
    const content = await readCorpusFile(file.path, MAX_BYTES[file.format]);
    if ("unread" in content) {
      log.warn({ path: file.label, reason: content.unread }, "file could not be read");
      return "unread";
    }
    if ("gone" in content) return refuse("it is gone");
    if ("skipped" in content) return refuse(content.skipped);
    const contentHash = hash("sha256", content.bytes);
    if (known?.hash === contentHash) counts.unchanged += 1;
    else {
      const read = await readDocumentFile(content.bytes, file.format, nameWithoutEnding(file.id), extractor);
      if ("skipped" in read) return refuse(read.skipped);
      if (known) writer.remove(known.number);
      writer.add(file, contentHash, read.document);
      counts.indexed += 1;
    }
    stored.delete(pathKey(file.path));
    return "taken";
  };

  const summaries: { path: string; documents: number; leftOut: ReadonlyMap<string, number> }[] = [];
  for (const { path, files, unread, leftOut } of folders) {
    const unreadPaths = [...unread];
    let taken = 0;
    for (const file of files) {
      const outcome = await indexFile(file);
      if (outcome === "taken") taken += 1;
      if (outcome === "unread") unreadPaths.push(file.path);
      onProgress?.(++done, total);
    }
    const before = storedIn(stored, [Buffer.from(path)]);
    // Nobody empties a whole corpus and indexes it then; a drive that is not mounted looks like that.
    if (files.length === 0 && unread.length === 0 && before.length > 0) {
      unreadPaths.push(Buffer.from(path));
      log.warn({ path, reason: "it holds no document now; is a drive not mounted?" }, "folder could not be read");
    }
    const kept = storedIn(stored, unreadPaths);
    for (const document of kept) stored.delete(pathKey(document.path));
    counts.kept += kept.length;
    counts.unread += unreadPaths.length;
    summaries.push({ path, documents: taken + kept.length, leftOut });
  }
  for (const { number } of stored.values()) writer.remove(number);
  return { ...counts, removed: counts.removed + stored.size, folders: summaries };
};

/** Those that lie at or under one of the paths. */
const storedIn = (stored: ReadonlyMap<string, StoredDocument>, paths: readonly Buffer[]): StoredDocument[] => {
  const keys = paths.map(pathKey);
  return [...stored]
    .filter(([path]) => keys.some((key) => path === key || isInside(path, key)))
    .map(([, document]) => document);
};

/**
 * A document's id depends on the folders that are indexed together: gives those of before the ids that they have now, and
 * removes what lies in none of the folders.
 * @returns how many were removed
 */
const moveDocuments = (
  writer: IndexWriter,
  stored: Map<string, StoredDocument>,
  folders: readonly CorpusFolder[],
): number => {
  const before = stored.size;
  const moved = new Map<number, string>();
  const taken = new Set<string>();
  for (const [key, { number, id, path }] of stored) {
    const newId = documentIdAt(path, folders);
    if (newId === undefined || taken.has(newId)) {
      writer.remove(number);
      stored.delete(key);
      continue;
    }
    taken.add(newId);
    if (newId !== id) moved.set(number, newId);
  }
  writer.rename(moved);
  return before - stored.size;
};
