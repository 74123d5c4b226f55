import { documentFormat } from "../search-docs/document-format.ts";

const SCHEME = "docs://";

/** Every document by its id, a path: `{+path}` keeps the slashes. */
export const DOCUMENT_TEMPLATE = `${SCHEME}{+path}`;

export const documentUri = (id: string): string => SCHEME + id.split("/").map(encodeURIComponent).join("/");

/** The id that a URI names, whether or not the document exists; in NFC like all ids, while macOS decomposes names. */
export const documentIdOf = (uri: string): string | undefined => {
  if (!uri.startsWith(SCHEME)) return undefined;
  try {
    return decodeURIComponent(uri.slice(SCHEME.length)).normalize("NFC");
  } catch {
    return undefined;
  }
};

export const documentMimeType = (id: string): string =>
  documentFormat(id) === "markdown" ? "text/markdown" : "text/plain";
