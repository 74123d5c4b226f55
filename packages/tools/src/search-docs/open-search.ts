import type { Logger } from "@twinhost/core";
import type { ClusterSettings } from "./cluster/cluster-settings.ts";
import type { SearchEngine } from "./search-engine.ts";
import { createSqliteSearch } from "./sqlite-search.ts";
import type { EmbeddingServer } from "./vectors/embedding-settings.ts";

export interface OpenSearchOptions {
  /** Database of the documents indexed on this machine. */
  readonly file: string;
  /** Indexed if there is no index. */
  readonly defaultCorpus?: string | undefined;
  /** The search cluster; without one, SQLite searches. */
  readonly cluster?: ClusterSettings | undefined;
  /** Enables search by meaning, with this server's vectors. */
  readonly embeddings?: EmbeddingServer | undefined;
  readonly log: Logger;
}

/** Opens the search over the indexed documents: in SQLite or a cluster, by words and optionally by meaning. */
export const openSearch = async (options: OpenSearchOptions): Promise<SearchEngine> => {
  const { file, cluster, embeddings, log } = options;
  const words = await openWords(options);
  if (!embeddings) return words;
  const [{ createEmbedder }, { createHybridSearch }, neighbours] = await Promise.all([
    import("./vectors/embedder.ts"),
    import("./vectors/hybrid-search.ts"),
    cluster
      ? import("./cluster/find-neighbours.ts").then(({ clusterNeighbours }) => clusterNeighbours(cluster))
      : import("./vectors/sqlite-neighbours.ts").then(({ sqliteNeighbours }) => sqliteNeighbours(file)),
  ]);
  return createHybridSearch({ words, neighbours, embedder: createEmbedder(embeddings), log });
};

const openWords = async ({ cluster, embeddings, ...options }: OpenSearchOptions): Promise<SearchEngine> => {
  if (!cluster) return createSqliteSearch(options);
  // Loaded only with a cluster, so that hosts that search in SQLite start without it.
  const { createClusterSearch } = await import("./cluster/cluster-search.ts");
  return createClusterSearch({ ...options, cluster, model: embeddings?.model });
};
