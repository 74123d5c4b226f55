export interface SearchHit {
  readonly id: string;
  readonly title: string;
  readonly uri: string;
  /** A passage with the matched words between ** and **. */
  readonly snippet: string;
  /** The whole section of the passage, its tables and code as Markdown; where sections were asked for. */
  readonly section?: string;
  /** Higher is better; comparable within one answer only. */
  readonly score: number;
}

export interface SearchPage {
  readonly results: SearchHit[];
  /** Matches in all, beyond this page too. */
  readonly total: number;
}

/** Which of the matches to answer with, and how much of each. */
export interface PageOfSearch {
  readonly limit: number;
  readonly offset: number;
  readonly sections?: boolean;
}

/** Full-text search over the indexed documents. Any text is a query; nothing in it is syntax. */
export interface SearchEngine {
  search(query: string, page: PageOfSearch, signal: AbortSignal): Promise<SearchPage> | SearchPage;
  close(): void;
}
