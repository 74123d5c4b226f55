import { createContext } from "react";

/** A passage of a document. */
export interface Passage {
  /** `docs://...` */
  readonly uri: string;
  /** What was found there; empty for the document's beginning. */
  readonly snippet: string;
  /** The transport over which it was found; undefined for the server's. */
  readonly transport?: string | undefined;
}

/** Shows a passage in its document; undefined where there is no place for that. */
export const OpenDocument = createContext<((passage: Passage) => void) | undefined>(undefined);
