import type { DatabaseSync } from "node:sqlite";
import type { Logger } from "@twinhost/core";
import type { ClusterSettings } from "./cluster/cluster-settings.ts";
import { connectCluster } from "./cluster/connect-cluster.ts";
import { requireVersion } from "./cluster/engine-version.ts";
import { type PublishSummary, publishIndex } from "./cluster/publish-index.ts";

export interface PublishDocumentsOptions {
  readonly cluster: ClusterSettings;
  /** Where the documents were indexed. */
  readonly database: DatabaseSync;
  readonly log: Logger;
  /** The model whose vectors are published too. */
  readonly model?: string | undefined;
  /** Ends it; searches then go on in what the cluster had. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Brings the indexed documents into the cluster that searches. Searches see all of the old documents until they see all of
 * the new ones.
 * @throws Error when the cluster cannot be reached, or is too old; searches then go on in what it had
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
