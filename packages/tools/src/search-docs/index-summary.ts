/** What indexing did with one folder. */
export interface FolderSummary {
  readonly path: string;
  /** Its documents in the index now, those kept from before too. */
  readonly documents: number;
  /** How many files were left out, by kind: an ending, hidden names. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/** What indexing did, in documents. */
export interface IndexSummary {
  /** New or changed, and read anew. */
  readonly indexed: number;
  readonly unchanged: number;
  /** Indexed before and gone now, or no longer a text. */
  readonly removed: number;
  /** Files that are no documents, though their names say so; each was logged. */
  readonly skipped: number;
  /** Indexed before and kept, for what lies at their paths could not be read now. */
  readonly kept: number;
  /** Paths that could not be read; each was logged. */
  readonly unread: number;
  /** Whether nothing at all was found, so that the index was left as it was. */
  readonly isUntouched: boolean;
  readonly folders: readonly FolderSummary[];
}
