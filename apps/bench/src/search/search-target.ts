import { parseSettings } from "@twinhost/runtime";
import {
  clusterOf,
  type EmbeddingServer,
  embeddingServerOf,
  type OpenSearchOptions,
  searchSettings,
} from "@twinhost/tools";

/** What is measured: SQLite or a cluster, by words or by meaning too. */
export interface SearchTarget {
  readonly cluster?: OpenSearchOptions["cluster"];
  readonly embeddings?: EmbeddingServer | undefined;
}

/** The settings of the hosts say which engine is measured; in a cluster an index of the benchmark's own. */
export const searchTargetOf = (environment: NodeJS.ProcessEnv): SearchTarget => {
  const settings = parseSettings(searchSettings, {
    ELASTICSEARCH_INDEX: `twinhost-bench-${process.pid}`,
    ...environment,
  });
  return { cluster: clusterOf(settings), embeddings: embeddingServerOf(settings) };
};
