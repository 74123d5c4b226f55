export interface DocumentName {
  readonly id: string;
  readonly title: string;
}

/** The indexed documents themselves, beside what a search finds in them. */
export interface DocumentStore {
  /** Sorted by id, from behind an id on; all from "" on. */
  list(after: string, limit: number): Promise<readonly DocumentName[]>;
  /** The text of a document; undefined where there is none. */
  read(id: string): Promise<string | undefined>;
  /** Ids that hold a text, in any case; those that begin with it come first. */
  complete(part: string, limit: number): Promise<{ readonly ids: readonly string[]; readonly total: number }>;
  /**
   * Another value once an indexing was committed, and each time while one becomes visible; undefined while there is no index.
   * Waits for none to be built.
   */
  version(signal?: AbortSignal): Promise<string | undefined>;
  /** By id, what is another value once the document was indexed with another content. */
  fingerprints(): Promise<ReadonlyMap<string, string>>;
}
