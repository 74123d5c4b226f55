import type { IndexOptions } from "./index-documents.ts";
import type { IndexSummary } from "./index-summary.ts";

/**
 * Brings the index in line with folders of documents, in one transaction: searches see the old index until the new one
 * is complete. The readers of documents (Markdown, YAML, HTML) are loaded here only: a host that finds an index starts
 * without them.
 * @throws Error when a folder does not exist; the index is then as it was.
 */
export const indexDocuments = async (options: IndexOptions): Promise<IndexSummary> => {
  const indexer = await import("./index-documents.ts");
  return indexer.indexDocuments(options);
};
