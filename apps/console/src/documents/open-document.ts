import { createContext } from "react";

/** A passage of a document. */
export interface Passage {
  /** `docs://...` */
  readonly uri: string;
  /** The text that was found; empty for the beginning of the document. */
  readonly snippet: string;
  /** The transport that found it; undefined for the server's default. */
  readonly transport?: string | undefined;
}

/** Shows a passage in its document; undefined outside a `DocumentProvider`. */
export const OpenDocument = createContext<((passage: Passage) => void) | undefined>(undefined);
