/** Result of indexing one folder. */
export interface FolderSummary {
  readonly path: string;
  /** Its documents now in the index, including those kept from before. */
  readonly documents: number;
  /** Number of files left out, by kind: an extension, hidden names. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/** Result of indexing, in documents. */
export interface IndexSummary {
  /** New or changed. */
  readonly indexed: number;
  readonly unchanged: number;
  /** Indexed before, and now gone or no longer text. */
  readonly removed: number;
  /** Files that are not documents despite their extension; each was logged. */
  readonly skipped: number;
  /** Indexed before, and kept because their paths could not be read now. */
  readonly kept: number;
  /** Paths that could not be read; each was logged. */
  readonly unread: number;
  /** Whether the index was left unchanged: no document was found, or another process had built it. */
  readonly isUntouched: boolean;
  readonly folders: readonly FolderSummary[];
}
