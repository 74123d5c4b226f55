import { randomUUID } from "node:crypto";
import { parseSettings } from "@twinhost/runtime";
import {
  clusterOf,
  type EmbeddingServer,
  embeddingServerOf,
  type OpenSearchOptions,
  removeIndex,
  searchSettings,
} from "@twinhost/tools";
import type { Logger } from "pino";

/** What is measured: SQLite or a cluster, by words or also by meaning. */
export interface SearchTarget {
  readonly cluster?: OpenSearchOptions["cluster"];
  readonly embeddings?: EmbeddingServer | undefined;
}

/** Reads the engine from the hosts' settings; a cluster gets a separate index for the run, removed at its end. */
export const searchTargetOf = (environment: NodeJS.ProcessEnv): SearchTarget => {
  const settings = parseSettings(searchSettings, {
    ...environment,
    ELASTICSEARCH_INDEX: `twinhost-bench-${randomUUID()}`,
  });
  return { cluster: clusterOf(settings), embeddings: embeddingServerOf(settings) };
};

/** Removes what a run published, however it ended. */
export const removePublished = async ({ cluster }: SearchTarget, log: Logger): Promise<void> => {
  if (!cluster) return;
  await removeIndex(cluster).catch(({ message }: Error) =>
    log.warn({ index: cluster.index, reason: message }, "the benchmark's index stays in the cluster"),
  );
};
