export interface SearchHit {
  readonly id: string;
  readonly title: string;
  readonly uri: string;
  /** A passage with the matched words between ** and **. */
  readonly snippet: string;
  /** The whole passage, its tables and code as Markdown. */
  readonly section: string;
  /** Higher is better; comparable within one answer only. */
  readonly score: number;
}

export interface SearchPage {
  readonly results: SearchHit[];
  /** Matches in all, beyond this page too. */
  readonly total: number;
}

/** Full-text search over the indexed documents. Any text is a query; nothing in it is syntax. */
export interface SearchEngine {
  search(query: string, page: { limit: number; offset: number }, signal: AbortSignal): Promise<SearchPage> | SearchPage;
  close(): void;
}
