import type { DatabaseSync } from "node:sqlite";

/** Thresholds for treating common terms separately. */
export interface CommonTermLimits {
  /** With fewer documents every passage is scored, which takes milliseconds. */
  readonly documents: number;
  /** A term in more passages than this is common. */
  readonly passages: number;
}

export const COMMON_TERM_LIMITS: CommonTermLimits = { documents: 20_000, passages: 2_000 };

interface TermsByFrequency {
  readonly rare: readonly string[];
  readonly common: readonly string[];
  /** Upper bound on the score of a passage that has only common terms. */
  readonly bound: number;
}

/** Splits a query's terms into rare and common; undefined if all are of one kind, or the index is small. */
export type SplitTerms = (terms: Iterable<string>) => TermsByFrequency | undefined;

/** However often a term occurs, it adds at most this times its IDF to BM25: k1 + 1, and SQLite's k1 is 1.2. */
const MOST_OF_FREQUENCY = 2.2;

/** Reads passage counts from the index, and caches those of common terms, which take longest to read. */
export const openTermCounts = (database: DatabaseSync, limits: CommonTermLimits): SplitTerms => {
  database.exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp.term_counts USING fts5vocab(main, passage_terms, row)");
  const lastDocument = database.prepare("SELECT max(number) AS number FROM documents");
  const countPassages = database.prepare("SELECT count(*) AS passages FROM passages");
  const countOf = database.prepare("SELECT doc AS passages FROM temp.term_counts WHERE term = ?");
  const dataVersion = database.prepare("PRAGMA data_version");

  const commonCounts = new Map<string, number>();
  let allPassages = 0;
  let isLarge = false;
  let readAt: unknown;
  const readAnewIfChanged = (): void => {
    const version = dataVersion.get()?.data_version;
    if (version === readAt) return;
    readAt = version;
    commonCounts.clear();
    isLarge = Number(lastDocument.get()?.number ?? 0) >= limits.documents;
    allPassages = isLarge ? Number(countPassages.get()?.passages) : 0;
  };

  const count = (term: string): number => {
    const remembered = commonCounts.get(term);
    if (remembered !== undefined) return remembered;
    const passages = Number(countOf.get(term)?.passages ?? 0);
    if (passages > limits.passages) commonCounts.set(term, passages);
    return passages;
  };

  return (terms) => {
    readAnewIfChanged();
    if (!isLarge) return undefined;
    const rare: string[] = [];
    const common: string[] = [];
    let bound = 0;
    for (const term of terms) {
      const passages = count(term);
      (passages > limits.passages ? common : rare).push(term);
      if (passages > limits.passages) bound += MOST_OF_FREQUENCY * inverseFrequency(passages, allPassages);
    }
    return rare.length > 0 && common.length > 0 ? { rare, common, bound } : undefined;
  };
};

/** As in SQLite's bm25(), which keeps every term's weight above zero. */
const inverseFrequency = (passages: number, all: number): number =>
  Math.max(1e-6, Math.log((all - passages + 0.5) / (passages + 0.5)));
