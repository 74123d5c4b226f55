import type { DocumentStore } from "./document-store.ts";

export interface SearchHit {
  readonly id: string;
  readonly title: string;
  readonly uri: string;
  /** A passage with the matched words between ** and **. */
  readonly snippet: string;
  /** The complete section of the passage, with tables and code as Markdown; only if sections were requested. */
  readonly section?: string;
  /** Higher is better; comparable within one answer only. */
  readonly score: number;
}

export interface SearchPage {
  readonly results: SearchHit[];
  /** All matches, not just those on this page. */
  readonly total: number;
}

/** Which matches to return, and how much of each. */
export interface PageOfSearch {
  /** Counts documents, as does the offset. */
  readonly limit: number;
  readonly offset: number;
  /** Return the best sections of each document; two results may have the same one. */
  readonly sections?: boolean;
}

/** Full-text search over the indexed documents. Any text is a valid query. */
export interface SearchEngine {
  search(query: string, page: PageOfSearch, signal: AbortSignal): Promise<SearchPage> | SearchPage;
  /** Settles once the index is searchable; rejects with what an operator must fix. Searches wait for it themselves. */
  ready(): Promise<void>;
  /** A cheap health check of the index; rejects if it cannot be used. */
  check(signal: AbortSignal): unknown;
  /** The search backend and its mode, for operators. */
  describe(): string;
  readonly documents: DocumentStore;
  close(): void | Promise<void>;
}
