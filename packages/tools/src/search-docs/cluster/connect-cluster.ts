import type { ClusterClient } from "./cluster-client.ts";
import type { ClusterSettings } from "./cluster-settings.ts";

/** Loads the engine's client, which hosts without a cluster never need. It connects on its first request. */
export const connectCluster = async (settings: ClusterSettings): Promise<ClusterClient> => {
  if (settings.engine === "opensearch") return (await import("./opensearch-client.ts")).openSearchClient(settings);
  return (await import("./elasticsearch-client.ts")).elasticsearchClient(settings);
};
