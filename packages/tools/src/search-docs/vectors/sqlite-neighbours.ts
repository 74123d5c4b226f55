import type { DatabaseSync, StatementSync } from "node:sqlite";
import { setImmediate as nextTurn } from "node:timers/promises";
import { documentUri } from "../../resources/document-uri.ts";
import { hasIndex, openDatabase } from "../index-database.ts";
import { withoutMarks } from "../passage-marks.ts";
import { GUIDE_WEIGHT } from "../ranking.ts";
import type { SearchHit } from "../search-engine.ts";
import { joinSection, type SectionRow } from "../section.ts";
import { makeSnippet } from "../snippet.ts";
import { keepBest } from "./best-rows.ts";
import { dimensionsOf } from "./index-vectors.ts";
import { MOST_NEIGHBOURS, type NeighbourQuery, type Neighbours, NoVectors } from "./neighbours.ts";
import { packVector } from "./packed-vector.ts";

/** Passages that are looked at before others get their turn: some milliseconds. */
const SLICE = 10_000;
/** Several of the best passages may be of one document. */
const MOST_PASSAGES = 4 * MOST_NEIGHBOURS;

/** The vectors of the index in SQLite: all of them are compared, in memory, where they take a byte for each component. */
export const sqliteNeighbours = (file: string): Neighbours => {
  let opening: Promise<DatabaseSync> | undefined;
  let loading: Promise<Vectors> | undefined;
  let loadedAt: string | undefined;

  const opened = (): Promise<DatabaseSync> => {
    opening ??= openDatabase(file).catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
  const loaded = (database: DatabaseSync, model: string): Promise<Vectors> => {
    // SQLite counts this up when another connection commits.
    const version = `${database.prepare("PRAGMA data_version").get()?.data_version} ${model}`;
    if (version === loadedAt && loading) return loading;
    loadedAt = version;
    loading = load(database, model);
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
      if (vectors.passages.length === 0 || vectors.dimensions !== query.vector.length) throw new NoVectors();
      const rows = await scan(vectors, query.vector, signal);
      return readHits(database, rows, vectors.passages, query);
    },
    close: async () => (await opening?.catch(() => undefined))?.close(),
  };
};

/** All vectors behind one another. */
interface Vectors {
  readonly dimensions: number;
  readonly passages: Float64Array;
  readonly scales: Float32Array;
  readonly components: Int8Array;
}

const load = async (database: DatabaseSync, model: string): Promise<Vectors> => {
  const dimensions = dimensionsOf(database, model) ?? 0;
  const rows = database.prepare(VECTORS).iterate(model, dimensions);
  const passages: number[] = [];
  const scales: number[] = [];
  const parts: Int8Array[] = [];
  for (const { passage, scale, components } of rows) {
    passages.push(Number(passage));
    scales.push(Number(scale));
    const { buffer, byteOffset, byteLength } = components as Uint8Array<ArrayBuffer>;
    parts.push(new Int8Array(buffer, byteOffset, byteLength));
    if (passages.length % SLICE === 0) await nextTurn();
  }
  const components = new Int8Array(parts.length * dimensions);
  for (const [index, part] of parts.entries()) components.set(part, index * dimensions);
  return { dimensions, passages: Float64Array.from(passages), scales: Float32Array.from(scales), components };
};

const scan = async (vectors: Vectors, vector: Float32Array, signal: AbortSignal) => {
  const { dimensions, scales, components } = vectors;
  const { components: wanted, scale: wantedScale } = packVector(vector);
  const { best, add } = keepBest(MOST_PASSAGES);
  for (let row = 0; row < scales.length; row++) {
    if (row % SLICE === SLICE - 1) {
      await nextTurn();
      signal.throwIfAborted();
    }
    let product = 0;
    const start = row * dimensions;
    for (let index = 0; index < dimensions; index++) product += (components[start + index] ?? 0) * (wanted[index] ?? 0);
    add(row, product * (scales[row] ?? 0) * wantedScale);
  }
  return best;
};

const readHits = (
  database: DatabaseSync,
  rows: readonly { readonly row: number; readonly score: number }[],
  passages: Float64Array,
  { terms, sections }: NeighbourQuery,
): SearchHit[] => {
  const find = database.prepare(PASSAGE);
  const readSection = database.prepare(SECTION);
  const hits = new Map<string, SearchHit>();
  for (const { row, score } of rows) {
    if (hits.size === MOST_NEIGHBOURS) break;
    const passage = passages[row] ?? 0;
    // It may have left the index since its vector was read.
    const found = find.get(passage) as unknown as PassageRow | undefined;
    if (!found || hits.has(found.id)) continue;
    const { id, title, text } = found;
    hits.set(id, {
      id,
      title,
      uri: documentUri(id),
      snippet: makeSnippet([title, id], withoutMarks(text), terms),
      ...(sections && { section: sectionOf(readSection, found) }),
      score: score * (found.is_guide ? GUIDE_WEIGHT : 1),
    });
  }
  return [...hits.values()];
};

const sectionOf = (read: StatementSync, { number, document, heading }: PassageRow): string =>
  joinSection(read.all(document, heading) as unknown as SectionRow[], number);

interface PassageRow {
  readonly number: number;
  readonly document: number;
  readonly heading: string;
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly is_guide: number;
}

const VECTORS = `
  SELECT passage_vectors.passage, vectors.scale, vectors.components
  FROM passage_vectors JOIN vectors ON vectors.number = passage_vectors.vector
  WHERE vectors.model = ? AND length(vectors.components) = ?
`;

const PASSAGE = `
  SELECT passages.number, passages.document, passages.heading, documents.id, documents.title, passages.text,
    EXISTS (SELECT 1 FROM folders WHERE is_guide AND substr(documents.id, 1, length(prefix)) = prefix) AS is_guide
  FROM passages JOIN documents ON documents.number = passages.document WHERE passages.number = ?
`;

const SECTION = "SELECT number, heading, text FROM passages WHERE document = ? AND heading = ? ORDER BY number";
