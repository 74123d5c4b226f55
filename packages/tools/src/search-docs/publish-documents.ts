import type { DatabaseSync } from "node:sqlite";
import type { Logger } from "@twinhost/core";
import type { ClusterSettings } from "./cluster/cluster-settings.ts";
import { connectCluster } from "./cluster/connect-cluster.ts";
import { requireVersion } from "./cluster/engine-version.ts";
import { type PublishSummary, publishIndex } from "./cluster/publish-index.ts";

export interface PublishDocumentsOptions {
  readonly cluster: ClusterSettings;
  /** Holds the indexed documents. */
  readonly database: DatabaseSync;
  readonly log: Logger;
  /** Embedding model whose vectors are published too. */
  readonly model?: string | undefined;
  /** Aborts publishing; searches then continue on what the cluster had. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Publishes the indexed documents to the search cluster. Searches see all of the old documents until they see all of
 * the new ones.
 * @throws Error when the cluster is unreachable or too old; searches then continue on what it had
 */
export const publishDocuments = async (options: PublishDocumentsOptions): Promise<PublishSummary> => {
  const client = await connectCluster(options.cluster);
  try {
    await requireVersion(client, options.cluster.engine);
    return await publishIndex({ ...options, client });
  } finally {
    await client.close();
  }
};
