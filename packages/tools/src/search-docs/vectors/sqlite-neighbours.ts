import type { DatabaseSync } from "node:sqlite";
import { setImmediate as nextTurn } from "node:timers/promises";
import { documentUri } from "../../resources/document-uri.ts";
import { hasIndex, openDatabase } from "../index-database.ts";
import { IS_GUIDE } from "../is-guide.ts";
import { withoutMarks } from "../passage-marks.ts";
import { GUIDE_WEIGHT } from "../ranking.ts";
import type { SearchHit } from "../search-engine.ts";
import { joinSection, SECTION_OF_PASSAGE, type SectionRow } from "../section.ts";
import { makeSnippet } from "../snippet.ts";
import { keepBest } from "./best-rows.ts";
import { MOST_NEIGHBOURS, type NeighbourQuery, type Neighbours, NoVectors } from "./neighbours.ts";
import { packVector } from "./packed-vector.ts";
import { createVectorTable, type VectorTable } from "./vector-table.ts";

/** Passages processed before yielding to other work: a few milliseconds. */
const SLICE = 10_000;
/** Several of the best passages may belong to one document. */
const MOST_PASSAGES = 4 * MOST_NEIGHBOURS;

/** Compares all vectors of the SQLite index, in memory. When vectors are added, only the new ones are read. */
export const sqliteNeighbours = (file: string): Neighbours => {
  let opening: Promise<DatabaseSync> | undefined;
  let loading: Promise<Loaded | undefined> = Promise.resolve(undefined);
  let loadedAt: string | undefined;

  const opened = (): Promise<DatabaseSync> => {
    opening ??= openDatabase(file).catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
  const loaded = (database: DatabaseSync, model: string): Promise<Loaded | undefined> => {
    // SQLite increments this when another connection commits.
    const version = `${database.prepare("PRAGMA data_version").get()?.data_version} ${model}`;
    if (version === loadedAt) return loading;
    loadedAt = version;
    // One load at a time, since they share a table.
    loading = loading.catch(() => undefined).then((before) => load(database, model, before?.table));
    loading.catch(() => {
      loadedAt = undefined;
    });
    return loading;
  };

  return {
    nearest: async (query, signal) => {
      const database = await opened();
      if (!hasIndex(database)) throw new NoVectors();
      const vectors = await loaded(database, query.model);
      if (!vectors || vectors.passages.length === 0 || vectors.table.dimensions() !== query.vector.length)
        throw new NoVectors();
      return readHits(database, await scan(vectors, query.vector, signal), query);
    },
    close: async () => (await opening?.catch(() => undefined))?.close(),
  };
};

/** The vectors of the passages now in the index. */
interface Loaded {
  readonly table: VectorTable;
  readonly passages: Float64Array;
  /** The table row of each passage. */
  readonly rows: Uint32Array;
}

const load = async (database: DatabaseSync, model: string, before: VectorTable | undefined): Promise<Loaded> => {
  const table = await bringUpToDate(database, model, before);
  const passages: number[] = [];
  const rows: number[] = [];
  let seen = 0;
  for (const { passage, vector } of database.prepare("SELECT passage, vector FROM passage_vectors").iterate()) {
    const row = table.rowOf(Number(vector));
    if (row >= 0) {
      passages.push(Number(passage));
      rows.push(row);
    }
    if (++seen % SLICE === 0) await nextTurn();
  }
  return { table, passages: Float64Array.from(passages), rows: Uint32Array.from(rows) };
};

const bringUpToDate = async (
  database: DatabaseSync,
  model: string,
  table: VectorTable | undefined,
): Promise<VectorTable> => {
  if (table?.model === model && (await table.readNew()) !== undefined) return table;
  const anew = createVectorTable(database, model);
  await anew.readNew();
  return anew;
};

const scan = async ({ table, passages, rows }: Loaded, vector: Float32Array, signal: AbortSignal) => {
  const wanted = packVector(vector);
  const { best, add } = keepBest(MOST_PASSAGES);
  for (let index = 0; index < rows.length; index++) {
    if (index % SLICE === SLICE - 1) {
      await nextTurn();
      signal.throwIfAborted();
    }
    add(passages[index] ?? 0, table.cosine(rows[index] ?? 0, wanted));
  }
  return best;
};

const readHits = (
  database: DatabaseSync,
  near: readonly { readonly number: number; readonly score: number }[],
  { terms, sections }: NeighbourQuery,
): SearchHit[] => {
  const find = database.prepare(PASSAGE);
  const readSection = database.prepare(SECTION_OF_PASSAGE);
  const hits = new Map<string, SearchHit>();
  for (const { number, score } of near) {
    if (hits.size === MOST_NEIGHBOURS) break;
    // It may have been removed since its vector was read.
    const found = find.get(number) as unknown as PassageRow | undefined;
    if (!found || hits.has(found.id)) continue;
    const { id, title, text } = found;
    hits.set(id, {
      id,
      title,
      uri: documentUri(id),
      snippet: makeSnippet([title, id], withoutMarks(text), terms),
      ...(sections && { section: joinSection(readSection.all(number) as unknown as SectionRow[], number) }),
      score: score * (found.is_guide ? GUIDE_WEIGHT : 1),
    });
  }
  return [...hits.values()];
};

interface PassageRow {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly is_guide: number;
}

const PASSAGE = `
  SELECT documents.id, documents.title, passages.text, ${IS_GUIDE} AS is_guide
  FROM passages JOIN documents ON documents.number = passages.document WHERE passages.number = ?
`;
