import { dirname } from "node:path";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { type Logger, ToolError } from "@twinhost/core";
import { documentUri } from "../resources/document-uri.ts";
import { openSqliteDocuments } from "../resources/sqlite-documents.ts";
import { buildIndex, MAKE_INDEX, NO_INDEX } from "./build-index.ts";
import { COMMON_TERM_LIMITS, type CommonTermLimits, openTermCounts, type SplitTerms } from "./common-terms.ts";
import { addedFolder } from "./corpus-folders.ts";
import { documentOf, hasIndex, openDatabase } from "./index-database.ts";
import { IS_GUIDE } from "./is-guide.ts";
import { followOwnFolders } from "./own-folders.ts";
import { withoutMarks } from "./passage-marks.ts";
import { type QueryTerms, readQuery } from "./query-terms.ts";
import { GUIDE_WEIGHT, LEAST_SHARE, OWN_LANGUAGE_WEIGHT } from "./ranking.ts";
import type { PageOfSearch, SearchEngine, SearchHit, SearchPage } from "./search-engine.ts";
import { joinSection, SECTION_OF_PASSAGE, SECTIONS_OF_ONE, type SectionRow } from "./section.ts";
import { makeSnippet } from "./snippet.ts";

export interface SqliteSearchOptions {
  /** The database; created if missing, but its folder must exist. */
  readonly file: string;
  /** Indexed if the database holds no index. */
  readonly defaultCorpus?: string | undefined;
  /** How long to wait while another process is building the index, in milliseconds; a minute by default. */
  readonly waitMs?: number;
  readonly log: Logger;
  readonly commonTermLimits?: CommonTermLimits;
}

/**
 * Full-text search in one SQLite file (FTS5). Opens it immediately, and indexes the default corpus if there is no
 * index. What `docs:index` writes later is seen by the next search.
 */
export const createSqliteSearch = (options: SqliteSearchOptions): SearchEngine => {
  let database: DatabaseSync | undefined;
  let searchPassages: StatementSync | undefined;
  let readSection: StatementSync | undefined;
  let splitTerms: SplitTerms | undefined;
  let isClosed = false;

  /** A failure only affects documents in folders that moved, and must not stop searches. */
  const followFolders = async (opened: DatabaseSync): Promise<void> => {
    const folders = { guides: options.defaultCorpus, added: addedFolder(dirname(options.file)) };
    await followOwnFolders(opened, folders, FOLLOW_WAIT_MS).catch(({ message: reason }: Error) => {
      if (!isClosed) options.log.warn({ reason }, "folders have moved; the index learns of it at the next start");
    });
  };

  const open = async (): Promise<void> => {
    database ??= await openDatabase(options.file);
    if (!isClosed) await followFolders(database);
    if (!isClosed && !hasIndex(database)) await buildIndex(database, options);
    if (isClosed) return database.isOpen ? database.close() : undefined;
    splitTerms = openTermCounts(database, options.commonTermLimits ?? COMMON_TERM_LIMITS);
    searchPassages = database.prepare(SEARCH);
    readSection = database.prepare(SECTION_OF_PASSAGE);
  };
  let opening: Promise<void> | undefined;
  const ready = (): Promise<void> => {
    opening ??= open().catch((error: unknown) => {
      // The next search retries: what is missing now may exist by then.
      opening = undefined;
      if (!isClosed) options.log.error({ err: error }, "the document index cannot be opened");
      throw error instanceof ToolError ? error : new ToolError("engine_unavailable", NO_INDEX, { cause: error });
    });
    return opening;
  };
  ready().catch(() => {});

  const searchNow = (statement: StatementSync, query: string, asked: PageOfSearch): SearchPage => {
    const terms = readQuery(query);
    if (terms.terms.size + terms.prefixes.size === 0) return { results: [], total: 0 };
    try {
      // If every match is unwanted, show them anyway.
      const page = terms.unwanted.size === 0 ? null : searchTerms(statement, terms, asked);
      return page === null || page.total === 0
        ? searchTerms(statement, { ...terms, unwanted: new Set() }, asked)
        : page;
    } catch (error) {
      options.log.error({ err: error }, "the document index cannot be read");
      throw new ToolError("engine_unavailable", UNREADABLE, { cause: error });
    }
  };

  const searchTerms = (statement: StatementSync, terms: QueryTerms, page: PageOfSearch): SearchPage => {
    const read = (matches: Matches, limit: number, offset: number): Row[] => {
      const [match = NOTHING, more = NOTHING] = matches.map((expression) => without(expression, terms));
      const sections = page.sections ? SECTIONS_OF_ONE : 1;
      return statement.all(match, Number(terms.isKorean), limit, offset, sections, more) as unknown as Row[];
    };
    const readPage = (matches: Matches): { rows: Row[]; first: Row | undefined } => {
      const rows = read(matches, page.limit, page.offset);
      // A page past the last one has no row to carry the total.
      return { rows, first: rows[0] ?? (page.offset > 0 ? read(matches, 1, 0)[0] : undefined) };
    };
    const toPage = ({ rows, first }: ReturnType<typeof readPage>): SearchPage => {
      const hits = rows.map((row) => toHit(row, terms));
      return { results: page.sections ? withSections(hits, rows) : hits, total: first?.total ?? 0 };
    };
    const split = terms.prefixes.size === 0 ? splitTerms?.(terms.terms) : undefined;
    if (split) {
      const [rare, common] = [anyOf(split.rare), anyOf(split.common)];
      const found = readPage([`(${rare}) AND (${common})`, `(${rare}) NOT (${common})`]);
      if (found.first && split.bound * OWN_LANGUAGE_WEIGHT < LEAST_SHARE * found.first.best) return toPage(found);
    }
    return toPage(readPage([anyOf(terms.terms, terms.prefixes)]));
  };

  const withSections = (hits: readonly SearchHit[], rows: readonly Row[]): SearchHit[] =>
    hits.map((hit, index) => {
      const passage = rows[index]?.passage ?? 0;
      const section = joinSection((readSection?.all(passage) ?? []) as unknown as SectionRow[], passage);
      return { ...hit, section };
    });

  const documents = openSqliteDocuments(options.file, ready, options.log);

  return {
    ready,
    // Read errors are reported by the next search.
    check: () => ready(),
    describe: () => "sqlite",
    documents,
    search: (query, page, signal) => {
      signal.throwIfAborted();
      if (searchPassages) return searchNow(searchPassages, query, page);
      return ready().then(() => {
        signal.throwIfAborted();
        if (!searchPassages) throw new ToolError("engine_unavailable", "The document search is closed.");
        return searchNow(searchPassages, query, page);
      });
    },
    close: () => {
      isClosed = true;
      searchPassages = undefined;
      documents.close();
      if (database?.isOpen && !database.isTransaction) database.close();
    },
  };
};

const UNREADABLE = `The document index cannot be read now. Try again; if it stays so, run: ${MAKE_INDEX}`;

/** Short, because searches wait meanwhile. */
const FOLLOW_WAIT_MS = 1_000;

/** One expression, or two that no passage can both match. */
type Matches = readonly [string] | readonly [string, string];
const NOTHING = '""';

/** Quotes every term, so that none can be syntax. */
const anyOf = (terms: Iterable<string>, prefixes: Iterable<string> = []): string =>
  [...Array.from(terms, quote), ...Array.from(prefixes, (prefix) => `${quote(prefix)} *`)].join(" OR ");

const without = (match: string, { unwanted }: QueryTerms): string =>
  unwanted.size === 0 ? match : `(${match}) NOT (${anyOf(unwanted)})`;

const quote = (term: string): string => `"${term.replaceAll('"', '""')}"`;

interface Row {
  readonly id: string;
  readonly title: string;
  readonly passage: number;
  readonly text: string;
  readonly score: number;
  readonly total: number;
  /** The score of the best match. */
  readonly best: number;
}

/** Scores are rounded to this: sums of the same terms in another order differ beyond it, and ties go by document id. */
const DECIMALS = 9;

const hitsOf = (match: string): string => `
    SELECT rowid AS passage, ${documentOf("rowid")} AS document,
      -bm25(passage_terms, 5.0, 4.0, 1.0, 2.0) AS score, -bm25(passage_terms, 0.0, 4.0, 1.0, 0.0) AS own
    FROM passage_terms WHERE passage_terms MATCH ${match}`;

/**
 * Ranks passages by BM25, weighting words in titles, headings and file names more, and a document by its best passage.
 * The passage to show is chosen by its own text and heading, since the title applies to all passages of a document.
 * If only the document's names match, no passage has a score of its own, and all count like the first.
 * A document in the query's language ranks higher, a guide of the product lower when there are other documents.
 * In a large index, passages with common words only are skipped if none of them could be a result. Then there are two
 * expressions: rare words with common ones, and rare words without.
 * A common word is in most passages: for each only its number and scores are read, texts and places only for the page.
 * SQLite replans a statement whenever its bare LIMIT is bound, which takes longer than a search for rare words: hence
 * the sum.
 */
const SEARCH = `
  WITH hits AS MATERIALIZED (${hitsOf("?1")} UNION ALL ${hitsOf("?6")}), best AS (
    SELECT document, max(score) AS score FROM hits GROUP BY document
  ), weighted AS MATERIALIZED (
    SELECT best.document, documents.id, round(best.score * iif(documents.is_korean = ?2, ${OWN_LANGUAGE_WEIGHT}, 1.0) * iif(${IS_GUIDE}, ${GUIDE_WEIGHT}, 1.0), ${DECIMALS}) AS score
    FROM best CROSS JOIN documents ON documents.number = best.document
  ), answers AS MATERIALIZED (
    SELECT * FROM weighted WHERE score >= ${LEAST_SHARE} * (SELECT max(score) FROM weighted)
  ), page AS MATERIALIZED (
    SELECT * FROM answers ORDER BY score DESC, id LIMIT ?3 + 0 OFFSET ?4
  ), ranked AS (
    SELECT page.*, hits.passage, hits.own,
      row_number() OVER (PARTITION BY hits.document ORDER BY hits.own DESC, hits.passage) AS place
    FROM hits CROSS JOIN page ON page.document = hits.document
  )
  SELECT ranked.id, documents.title, ranked.passage, passages.text, (SELECT count(*) FROM answers) AS total, (SELECT max(score) FROM answers) AS best,
    iif(place = 1, score, coalesce(score * own / max(own) OVER (PARTITION BY ranked.document), score)) AS score
  FROM ranked JOIN documents ON documents.number = ranked.document JOIN passages ON passages.number = ranked.passage
  WHERE place <= ?5 ORDER BY score DESC, ranked.id, place
`;

const toHit = ({ id, title, text, score }: Row, terms: QueryTerms): SearchHit => ({
  id,
  title,
  uri: documentUri(id),
  snippet: makeSnippet([title, id], withoutMarks(text), terms),
  score: Number(score.toPrecision(6)),
});
