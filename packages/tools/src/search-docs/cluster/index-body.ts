import { hash } from "node:crypto";
import type { ClusterSettings } from "./cluster-settings.ts";

/** Counts up with every change of the mapping or of what a document is made of. */
export const INDEX_VERSION = 3;

/** What of an index is remembered with it. */
export interface IndexMeta {
  readonly version: number;
  /** The analyzer of Korean. */
  readonly korean: "nori" | "cjk";
  /** The model of its vectors; none where it has none. */
  readonly model?: string | undefined;
  /** Another one after each publication. */
  readonly revision: number;
  /** In milliseconds; where what was written into it becomes visible now, or its process ended before it said that it is. */
  readonly updatingSince?: number;
}

/** The vectors that an index has, beside its words. */
export interface IndexVectors {
  readonly engine: ClusterSettings["engine"];
  readonly model: string;
  readonly dimensions: number;
}

/** The field of a passage's vector: another one for each model, so that none is compared with another's. */
export const vectorField = (model: string): string => `vector_${hash("sha256", model).slice(0, 12)}`;

/** More than any document has. */
const MOST_PASSAGES = 2 ** 17;

/** Settings and mapping of an index: each text is analyzed as English and, beside it, as Korean. */
export const indexBody = (meta: IndexMeta, vectors?: IndexVectors): object => {
  const text = { type: "text", analyzer: "english", fields: { ko: { type: "text", analyzer: meta.korean } } };
  const unsearched = { type: "text", index: false };
  return {
    settings: {
      // A copy on a second node, where there is one.
      auto_expand_replicas: "0-1",
      // What is published is seen at once, by a request of ours.
      refresh_interval: "-1",
      "mapping.nested_objects.limit": MOST_PASSAGES,
      ...(vectors?.engine === "opensearch" && { "index.knn": true }),
    },
    mappings: {
      dynamic: "strict",
      _meta: meta,
      properties: {
        id: { type: "keyword" },
        title: unsearched,
        hash: { type: "keyword", index: false },
        stamp: { type: "keyword", index: false, doc_values: false },
        isKorean: { type: "boolean" },
        isGuide: { type: "boolean" },
        content: unsearched,
        passages: {
          type: "nested",
          properties: {
            // The names of the document, in each passage: one query looks into all fields.
            title: text,
            name: text,
            heading: text,
            text,
            section: unsearched,
            ...(vectors && { [vectorField(vectors.model)]: vectorMapping(vectors) }),
          },
        },
      },
    },
  };
};

const vectorMapping = ({ engine, dimensions }: IndexVectors): object =>
  engine === "opensearch"
    ? {
        type: "knn_vector",
        dimension: dimensions,
        method: { name: "hnsw", engine: "lucene", space_type: "cosinesimil" },
      }
    : { type: "dense_vector", dims: dimensions, similarity: "cosine", index_options: { type: "hnsw" } };
