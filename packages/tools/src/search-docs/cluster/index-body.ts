import { hash } from "node:crypto";
import type { ClusterSettings } from "./cluster-settings.ts";

/** Incremented with every change of the mapping or of what a document consists of. */
export const INDEX_VERSION = 3;

/** Metadata stored with an index. */
export interface IndexMeta {
  readonly version: number;
  /** The analyzer for Korean. */
  readonly korean: "nori" | "cjk";
  /** The model of its vectors, if it has any. */
  readonly model?: string | undefined;
  /** Changes with each publication. */
  readonly revision: number;
  /** In milliseconds; set while written changes become visible, or after the process ended before they did. */
  readonly updatingSince?: number;
}

/** The vectors that an index has besides words. */
export interface IndexVectors {
  readonly engine: ClusterSettings["engine"];
  readonly model: string;
  readonly dimensions: number;
}

/** The field of a passage's vector: one per model, so that vectors of different models are never compared. */
export const vectorField = (model: string): string => `vector_${hash("sha256", model).slice(0, 12)}`;

/** More than any document has. */
const MOST_PASSAGES = 2 ** 17;

/** Settings and mapping of an index: each text is analyzed both as English and as Korean. */
export const indexBody = (meta: IndexMeta, vectors?: IndexVectors): object => {
  const text = { type: "text", analyzer: "english", fields: { ko: { type: "text", analyzer: meta.korean } } };
  const unsearched = { type: "text", index: false };
  return {
    settings: {
      // One replica, if there is a second node.
      auto_expand_replicas: "0-1",
      // We refresh explicitly, so that all of a publication becomes visible at once.
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
            // Each passage repeats the document's names, so that one query searches all fields.
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
