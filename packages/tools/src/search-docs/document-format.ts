import { extname } from "node:path";
import type { ExtractedFormat } from "./extract/extract-thread.ts";

/** How a document is read. */
export type DocumentFormat = "markdown" | "text" | ExtractedFormat;

const FORMATS = new Map<string, DocumentFormat>([
  [".md", "markdown"],
  [".markdown", "markdown"],
  [".txt", "text"],
  [".html", "html"],
  [".htm", "html"],
  [".xhtml", "html"],
  [".pdf", "pdf"],
  [".docx", "docx"],
]);

/** Longer files are data, not documents. */
export const MAX_BYTES: Readonly<Record<DocumentFormat, number>> = {
  markdown: 1024 * 1024,
  text: 1024 * 1024,
  html: 8 * 1024 * 1024,
  pdf: 64 * 1024 * 1024,
  docx: 64 * 1024 * 1024,
};

/** The accepted file extensions. */
export const DOCUMENT_ENDINGS: readonly string[] = [...FORMATS.keys()];

/** The largest document of each accepted file extension, in bytes, if no document may have more than `mostBytes`. */
export const documentLimits = (mostBytes: number): Record<string, number> =>
  Object.fromEntries([...FORMATS].map(([ending, format]) => [ending, Math.min(MAX_BYTES[format], mostBytes)]));

/** The format of a file name or id; undefined if it is not a document. */
export const documentFormat = (name: string): DocumentFormat | undefined => FORMATS.get(extname(name).toLowerCase());
