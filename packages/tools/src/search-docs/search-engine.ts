import type { DocumentStore } from "./document-store.ts";

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
  /** Of documents, as is the offset. */
  readonly limit: number;
  readonly offset: number;
  /** With the sections of each document that fit best; two results may have the same one. */
  readonly sections?: boolean;
}

/** Full-text search over the indexed documents. Any text is a query; nothing in it is syntax. */
export interface SearchEngine {
  search(query: string, page: PageOfSearch, signal: AbortSignal): Promise<SearchPage> | SearchPage;
  /** Settles when the index can be searched; rejects with what an operator must fix. Searches wait for it by themselves. */
  ready(): Promise<void>;
  /** Uses the index for something small; rejects when that is impossible. */
  check(signal: AbortSignal): unknown;
  /** What searches, and how, for operators. */
  describe(): string;
  readonly documents: DocumentStore;
  close(): void | Promise<void>;
}
