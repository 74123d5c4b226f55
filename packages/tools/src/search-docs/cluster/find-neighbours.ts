import { GUIDE_WEIGHT } from "../ranking.ts";
import { MOST_NEIGHBOURS, type NeighbourQuery, type Neighbours, NoVectors } from "../vectors/neighbours.ts";
import { type ClusterClient, OF_ALL_SHARDS, SEARCH_TIMEOUT_MS, statusOf } from "./cluster-client.ts";
import type { ClusterSettings } from "./cluster-settings.ts";
import { connectCluster } from "./connect-cluster.ts";
import { vectorField } from "./index-body.ts";
import { type ClusterHit, readHits } from "./read-hits.ts";

/** How many passages an approximate search considers for each document that it returns. */
const CANDIDATES = 4;

/** Searches the vectors of a cluster's index, with the engine's own nearest-neighbour search. */
export const clusterNeighbours = (cluster: ClusterSettings): Neighbours => {
  let connecting: Promise<ClusterClient> | undefined;
  return {
    nearest: async (query, signal) => {
      connecting ??= connectCluster(cluster);
      const client = await connecting;
      try {
        const { hits } = await client.request<{ hits: { hits: NeighbourHit[] } }>(
          "POST",
          `/${cluster.index}/_search`,
          { ...nearestTo(query, cluster.engine), _source: ["id", "title", "isGuide"], size: MOST_NEIGHBOURS },
          { signal, timeoutMs: SEARCH_TIMEOUT_MS, query: OF_ALL_SHARDS },
        );
        return hits.hits.flatMap((hit) => {
          const weight = hit._source.isGuide ? GUIDE_WEIGHT : 1;
          return readHits(hit, query.terms)
            .slice(0, 1)
            .map((found) => ({ ...found, score: weight * cosineOf(found.score) }));
        });
      } catch (error) {
        // The index has no such field, or one with other dimensions.
        if (statusOf(error) === 400) throw new NoVectors("", { cause: error });
        throw error;
      }
    },
    close: async () => (await connecting?.catch(() => undefined))?.close(),
  };
};

const nearestTo = ({ model, vector, sections }: NeighbourQuery, engine: ClusterSettings["engine"]): object => {
  const field = `passages.${vectorField(model)}`;
  const numbers = Array.from(vector);
  const shown = { size: 1, _source: sections ? ["passages.text", "passages.section"] : ["passages.text"] };
  if (engine === "elasticsearch")
    return {
      knn: {
        field,
        query_vector: numbers,
        k: MOST_NEIGHBOURS,
        num_candidates: CANDIDATES * MOST_NEIGHBOURS,
        inner_hits: shown,
      },
    };
  return {
    query: {
      nested: {
        path: "passages",
        score_mode: "max",
        query: { knn: { [field]: { vector: numbers, k: MOST_NEIGHBOURS } } },
        inner_hits: shown,
      },
    },
  };
};

type NeighbourHit = ClusterHit & { readonly _source: { readonly isGuide: boolean } };

/** Both engines score `(1 + cosine) / 2`. */
const cosineOf = (score: number): number => 2 * score - 1;
