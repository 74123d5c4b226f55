import { extname } from "node:path";

/** How a document is read. */
export type DocumentFormat = "markdown" | "text";

const FORMATS = new Map<string, DocumentFormat>([
  [".md", "markdown"],
  [".markdown", "markdown"],
  [".txt", "text"],
]);

/** The endings of the files that are taken. */
export const DOCUMENT_ENDINGS: readonly string[] = [...FORMATS.keys()];

/** How a file of this name or id is read; undefined for one that is no document. */
export const documentFormat = (name: string): DocumentFormat | undefined => FORMATS.get(extname(name).toLowerCase());
