import type { QueryTerms } from "../query-terms.ts";
import type { SearchHit } from "../search-engine.ts";

/** Passages whose vectors lie near a query's. */
export interface Neighbours {
  /**
   * The nearest documents, each by its nearest passage; the score is the cosine, that of the product's guides is less.
   * @throws NoVectors when there are none of the query's model
   */
  nearest(query: NeighbourQuery, signal: AbortSignal): Promise<readonly SearchHit[]>;
  close(): void | Promise<void>;
}

export interface NeighbourQuery {
  readonly model: string;
  readonly vector: Float32Array;
  /** For what is marked in the snippets. */
  readonly terms: QueryTerms;
  readonly sections: boolean;
}

/** How many documents take part in a search beside those that have its words. */
export const MOST_NEIGHBOURS = 50;

/** The index has no vectors, or those of another model. */
export class NoVectors extends Error {}
