import { stat } from "node:fs/promises";
import type { ClusterSettings } from "./cluster/cluster-settings.ts";
import { connectCluster } from "./cluster/connect-cluster.ts";
import { findIndex } from "./cluster/index-alias.ts";

/** Size of an index in bytes, excluding replicas. */
export const indexSize = async ({
  file,
  cluster,
}: {
  readonly file: string;
  readonly cluster?: ClusterSettings | undefined;
}): Promise<number> => {
  if (!cluster) return (await stat(file)).size;
  const client = await connectCluster(cluster);
  try {
    const stats = await client.request<StoreStats>("GET", `/${cluster.index}/_stats/store`);
    return stats._all.primaries.store.size_in_bytes;
  } finally {
    await client.close();
  }
};

/** Removes the index behind a cluster's alias, if there is one. */
export const removeIndex = async (cluster: ClusterSettings): Promise<void> => {
  const client = await connectCluster(cluster);
  try {
    const found = await findIndex(client, cluster.index);
    if (found) await client.request("DELETE", `/${found.name}`);
  } finally {
    await client.close();
  }
};

interface StoreStats {
  readonly _all: { readonly primaries: { readonly store: { readonly size_in_bytes: number } } };
}
