import { decodeText } from "./decode-text.ts";
import type { DocumentFormat } from "./document-format.ts";
import type { Extractor } from "./extract/extract-thread.ts";
import { type SplitDocument, splitContent, splitDocument } from "./split-document.ts";

/** Reads a document of any format, and splits it for the index. */
export const readDocumentFile = async (
  bytes: Buffer,
  format: DocumentFormat,
  name: string,
  extractor: Extractor,
): Promise<{ readonly document: SplitDocument } | { readonly skipped: string }> => {
  if (format === "markdown" || format === "text") {
    const decoded = decodeText(bytes);
    return "skipped" in decoded ? decoded : { document: splitDocument(decoded.text, format, name) };
  }
  const extraction = await extractor.extract({ format, bytes });
  return "skipped" in extraction ? extraction : { document: splitContent(extraction.content, name) };
};
