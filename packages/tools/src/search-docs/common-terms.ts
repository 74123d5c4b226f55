import type { DatabaseSync } from "node:sqlite";

/** From which sizes on common terms are told from others. */
export interface CommonTermLimits {
  /** In an index of fewer documents every passage is scored: that takes milliseconds. */
  readonly documents: number;
  /** A term that more passages have is common. */
  readonly passages: number;
}

export const COMMON_TERM_LIMITS: CommonTermLimits = { documents: 20_000, passages: 2_000 };

interface TermsByFrequency {
  readonly rare: readonly string[];
  readonly common: readonly string[];
  /** More than this no passage scores that has common terms only. */
  readonly bound: number;
}

/** Tells the common terms of a query from the rare ones; undefined where all are of one sort, or the index is small. */
export type SplitTerms = (terms: Iterable<string>) => TermsByFrequency | undefined;

/** BM25 tends to so many times a term's inverse document frequency, however often a passage has the term (SQLite's k1 is 1.2). */
const MOST_OF_FREQUENCY = 2.2;

/** Reads how many passages have a term from the index itself; remembers it for common ones, for which that takes longest. */
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

/** As SQLite's bm25() has it, which lets no term count for nothing. */
const inverseFrequency = (passages: number, all: number): number =>
  Math.max(1e-6, Math.log((all - passages + 0.5) / (passages + 0.5)));
