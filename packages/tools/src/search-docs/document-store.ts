export interface DocumentName {
  readonly id: string;
  readonly title: string;
}

/** The indexed documents themselves, as opposed to search results. */
export interface DocumentStore {
  /** Sorted by id, starting after the given one; "" for the first. */
  list(after: string, limit: number): Promise<readonly DocumentName[]>;
  /** The text of a document; undefined if there is none. */
  read(id: string): Promise<string | undefined>;
  /** Ids that contain a text, ignoring case; those that start with it come first. */
  complete(part: string, limit: number): Promise<{ readonly ids: readonly string[]; readonly total: number }>;
  /**
   * Changes when an indexing is committed, and with every call while changes become visible; undefined while there is
   * no index. Does not wait for one to be built.
   */
  version(signal?: AbortSignal): Promise<string | undefined>;
  /** By id, a value that changes when the document is indexed with different content. */
  fingerprints(): Promise<ReadonlyMap<string, string>>;
}
