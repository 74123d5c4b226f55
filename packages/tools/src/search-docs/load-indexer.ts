import type { DocumentFormat } from "./document-format.ts";
import type { IndexOptions } from "./index-documents.ts";
import type { OneFileOptions } from "./index-one-file.ts";
import type { IndexSummary } from "./index-summary.ts";
import type { readDocumentFile } from "./read-document.ts";

/**
 * Updates the index to match folders of documents, in one transaction: searches see the old index until the new one is
 * complete. The document readers (Markdown, YAML, HTML) are loaded only here, so that a host that finds an index starts
 * without them.
 * @throws Error when a folder does not exist; the index is then unchanged
 */
export const indexDocuments = async (options: IndexOptions): Promise<IndexSummary> => {
  const indexer = await import("./index-documents.ts");
  return indexer.indexDocuments(options);
};

/** The same for one file. @returns false if its folder is not indexed; nothing was done then */
export const indexOneFile = async (options: OneFileOptions): Promise<boolean> => {
  const indexer = await import("./index-one-file.ts");
  return indexer.indexOneFile(options);
};

/** Reads one document that is not in a folder yet. */
export const readOneDocument = async (
  bytes: Buffer,
  format: DocumentFormat,
  name: string,
): Promise<Awaited<ReturnType<typeof readDocumentFile>>> => {
  const [{ readDocumentFile: read }, { createExtractor }] = await Promise.all([
    import("./read-document.ts"),
    import("./extract/extract-thread.ts"),
  ]);
  const extractor = createExtractor();
  return read(bytes, format, name, extractor).finally(() => extractor.close());
};
