import type { QueryTerms } from "../query-terms.ts";
import type { SearchHit } from "../search-engine.ts";

/** Finds the passages whose vectors are nearest to a query's. */
export interface Neighbours {
  /**
   * The nearest documents, each by its nearest passage; the score is the cosine, reduced for the product's guides.
   * @throws NoVectors when there are none of the query's model
   */
  nearest(query: NeighbourQuery, signal: AbortSignal): Promise<readonly SearchHit[]>;
  close(): void | Promise<void>;
}

export interface NeighbourQuery {
  readonly model: string;
  readonly vector: Float32Array;
  /** Marked in the snippets. */
  readonly terms: QueryTerms;
  readonly sections: boolean;
}

/** How many documents join a search besides those that have its words. */
export const MOST_NEIGHBOURS = 50;

/** The index has no vectors, or only those of another model. */
export class NoVectors extends Error {}
