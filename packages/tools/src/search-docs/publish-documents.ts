import type { DatabaseSync } from "node:sqlite";
import type { Logger } from "@twinhost/core";
import type { ClusterSettings } from "./cluster/cluster-settings.ts";
import { connectCluster } from "./cluster/connect-cluster.ts";
import { type PublishSummary, publishIndex } from "./cluster/publish-index.ts";

export interface PublishDocumentsOptions {
  readonly cluster: ClusterSettings;
  /** Where the documents were indexed. */
  readonly database: DatabaseSync;
  readonly log: Logger;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Brings the indexed documents into the cluster that searches. Searches see the cluster's old index until the new one is
 * complete.
 * @throws Error when the cluster cannot be reached; its index is then as it was
 */
export const publishDocuments = async ({
  cluster,
  database,
  log,
  onProgress,
}: PublishDocumentsOptions): Promise<PublishSummary> => {
  const client = await connectCluster(cluster);
  try {
    return await publishIndex({ client, alias: cluster.index, database, log, onProgress });
  } finally {
    await client.close();
  }
};
