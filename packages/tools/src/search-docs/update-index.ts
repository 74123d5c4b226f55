import { hash } from "node:crypto";
import type { Logger } from "@twinhost/core";
import type { CorpusFile, CorpusListing } from "./corpus-files.ts";
import { type CorpusFolder, isInside } from "./corpus-folders.ts";
import { MAX_BYTES } from "./document-format.ts";
import type { Extractor } from "./extract/extract-thread.ts";
import { pathKey } from "./file-names.ts";
import type { IndexSummary } from "./index-summary.ts";
import { type IndexWriter, nameWithoutEnding, type StoredDocument } from "./index-writer.ts";
import type { ListedFiles } from "./listed-files.ts";
import { type CorpusContent, readCorpusFile } from "./read-corpus-file.ts";
import { readDocumentFile } from "./read-document.ts";

/** A corpus folder and what listing it found. */
export type ListedFolder = CorpusFolder & CorpusListing;

/** Updates the stored documents, whose ids already match these folders, to the listed files, inside a transaction. */
export const updateIndex = async (
  writer: IndexWriter,
  folders: readonly ListedFolder[],
  listed: ListedFiles,
  extractor: Extractor,
  log: Logger,
  onProgress?: (done: number, total: number) => void,
): Promise<Omit<IndexSummary, "isUntouched">> => {
  const counts = { indexed: 0, unchanged: 0, skipped: 0, kept: 0, unread: 0 };
  const total = listed.count();
  let done = 0;

  const indexFile = async (file: CorpusFile, content: CorpusContent): Promise<"taken" | "unread" | "refused"> => {
    const refuse = (reason: string): "refused" => {
      counts.skipped += 1;
      log.warn({ path: file.label, reason }, "file skipped");
      return "refused";
    };
    if ("unread" in content) {
      log.warn({ path: file.label, reason: content.unread }, "file could not be read");
      return "unread";
    }
    if ("gone" in content) return refuse("it is gone");
    if ("skipped" in content) return refuse(content.skipped);
    const contentHash = hash("sha256", content.bytes);
    const known = writer.find(file.id);
    // The path may now be in another Unicode form.
    if (known?.hash === contentHash && known.path.equals(file.path)) {
      counts.unchanged += 1;
      writer.keep(known.number);
      return "taken";
    }
    const read = await readDocumentFile(content.bytes, file.format, nameWithoutEnding(file.id), extractor);
    if ("skipped" in read) return refuse(read.skipped);
    if (known) writer.remove(known.number);
    writer.add(file, contentHash, read.document);
    counts.indexed += 1;
    return "taken";
  };

  const summaries: { path: string; documents: number; leftOut: ReadonlyMap<string, number> }[] = [];
  for (const [index, { path, unread, leftOut }] of folders.entries()) {
    const unreadPaths = [...unread];
    let taken = 0;
    let isEmpty = unread.length === 0;
    for (const files of listed.in(index)) {
      isEmpty = false;
      const contents = await Promise.all(files.map((file) => readCorpusFile(file.path, MAX_BYTES[file.format])));
      for (const [place, file] of files.entries()) {
        const outcome = await indexFile(file, contents[place] ?? { gone: true });
        if (outcome === "taken") taken += 1;
        if (outcome === "unread") unreadPaths.push(file.path);
        onProgress?.(++done, total);
      }
    }
    // Nobody empties a folder and then indexes it; this is what an unmounted drive looks like.
    if (isEmpty && missingIn(writer, [Buffer.from(path)]).some(() => true)) {
      unreadPaths.push(Buffer.from(path));
      log.warn({ path, reason: "it holds no document now; is a drive not mounted?" }, "folder could not be read");
    }
    let kept = 0;
    for (const { number } of missingIn(writer, unreadPaths)) {
      writer.keep(number);
      kept += 1;
    }
    counts.kept += kept;
    counts.unread += unreadPaths.length;
    summaries.push({ path, documents: taken + kept, leftOut });
  }
  return { ...counts, removed: writer.removeMissing(), folders: summaries };
};

/** Documents that were not found again and lie at or under one of the paths. */
function* missingIn(writer: IndexWriter, paths: readonly Buffer[]): Generator<StoredDocument> {
  if (paths.length === 0) return;
  const keys = paths.map(pathKey);
  for (const document of writer.missing()) {
    const path = pathKey(document.path);
    if (keys.some((key) => path === key || isInside(path, key))) yield document;
  }
}
