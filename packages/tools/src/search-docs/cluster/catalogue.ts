import { hash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { Logger } from "@twinhost/core";
import { readDocument } from "../../resources/document-text.ts";
import { nameWithoutEnding } from "../index-writer.ts";
import { IS_GUIDE } from "../is-guide.ts";
import { withoutMarks } from "../passage-marks.ts";
import { joinSection, PASSAGES_AROUND, type SectionRow } from "../section.ts";
import { unpackVector } from "../vectors/packed-vector.ts";
import type { BulkDocument } from "./cluster-client.ts";
import { vectorField } from "./index-body.ts";

/** A document of the catalogue. */
interface Entry {
  /** The same on every machine. */
  readonly key: string;
  /** Changes when the document must be published again. */
  readonly stamp: string;
}

/**
 * The documents of the SQLite index, in the form a cluster receives. Which files changed, are gone or cannot be read
 * now is determined when SQLite is indexed, once for every engine.
 */
export interface Catalogue {
  entries(): readonly Entry[];
  idOf(key: string): string;
  /** The documents with these keys. */
  documents(keys: readonly string[]): AsyncGenerator<BulkDocument>;
}

/** @param model embedding model whose vectors the passages get, if any */
export const openCatalogue = (database: DatabaseSync, log: Logger, model?: string): Catalogue => {
  const rows = database.prepare(DOCUMENTS).all(model ?? null) as unknown as DocumentRow[];
  const documents = new Map(rows.map((row) => [keyOf(row.id), row]));
  const passages = database.prepare("SELECT number, heading, text FROM passages WHERE document = ? ORDER BY number");
  const vectors = database.prepare(VECTORS);
  const vectorsOf = (document: number): ReadonlyMap<number, object> => {
    if (model === undefined) return new Map();
    const found = vectors.all(document, model) as unknown as VectorRow[];
    return new Map(
      found.map(({ passage, scale, components: { buffer, byteOffset, byteLength } }) => [
        passage,
        { [vectorField(model)]: unpackVector({ scale, components: new Int8Array(buffer, byteOffset, byteLength) }) },
      ]),
    );
  };
  return {
    entries: () => Array.from(documents, ([key, row]) => ({ key, stamp: stampOf(row) })),
    idOf: (key) => documents.get(key)?.id ?? key,
    documents: async function* (wanted) {
      for (const key of wanted) {
        const row = documents.get(key);
        if (!row) continue;
        const { number, id, title, hash, is_korean, is_guide } = row;
        const sections = passages.all(number) as unknown as SectionRow[];
        const content = (await readDocument(database, id, log)) ?? sections.map(({ text }) => text).join("\n\n");
        const source = {
          id,
          title,
          hash,
          stamp: stampOf(row),
          isKorean: is_korean === 1,
          isGuide: is_guide === 1,
          content,
          passages: toPassages(row, sections, vectorsOf(number)),
        };
        yield { key, source };
      }
    },
  };
};

/** Hashed, because engines accept keys of at most 512 bytes. */
const keyOf = (id: string): string => hash("sha256", id, "base64url").slice(0, 22);

const stampOf = ({ hash, title, is_guide, vectors }: DocumentRow): string => [hash, is_guide, vectors, title].join(" ");

const toPassages = (
  { id, title }: DocumentRow,
  rows: readonly SectionRow[],
  vectors: ReadonlyMap<number, object>,
): object[] => {
  // The engines' analyzers do not split words at underscores.
  const name = nameWithoutEnding(id).replaceAll("_", " ");
  const sections = Map.groupBy(rows, ({ heading }) => heading);
  return rows.map(({ number, heading, text }) => ({
    title,
    name,
    heading,
    text: withoutMarks(text),
    section: joinSection(
      (sections.get(heading) ?? []).filter((row) => Math.abs(row.number - number) <= PASSAGES_AROUND),
      number,
    ),
    ...vectors.get(number),
  }));
};

interface DocumentRow {
  readonly number: number;
  readonly id: string;
  readonly title: string;
  readonly hash: string;
  readonly is_korean: number;
  readonly is_guide: number;
  /** How many of its passages have a vector. */
  readonly vectors: number;
}

interface VectorRow {
  readonly passage: number;
  readonly scale: number;
  readonly components: Uint8Array<ArrayBuffer>;
}

const WITH_VECTOR = `
  passages JOIN passage_vectors ON passage_vectors.passage = passages.number
    JOIN vectors ON vectors.number = passage_vectors.vector
`;

const DOCUMENTS = `
  SELECT number, id, title, hash, is_korean, ${IS_GUIDE} AS is_guide,
    (SELECT count(*) FROM ${WITH_VECTOR} WHERE passages.document = documents.number AND model = ?) AS vectors
  FROM documents ORDER BY number
`;

/** Engines reject zero vectors. */
const VECTORS = `
  SELECT passages.number AS passage, scale, components FROM ${WITH_VECTOR}
  WHERE passages.document = ? AND model = ? AND scale > 0
`;
