import type { ClusterClient } from "./cluster-client.ts";

/** Thrown when all copies of a shard are on nodes that are down: a new index is written sooner than they may return. */
export class LostIndexError extends Error {
  constructor(index: string, options?: ErrorOptions) {
    super(`The search cluster lost a part of the index ${index} with its nodes. Index once more.`, options);
  }
}

interface SearchShards {
  /** For each shard, its copies on nodes that are up. */
  readonly shards: readonly (readonly unknown[])[];
}

/** Whether each shard has a copy on some node; a cluster that does not answer has lost none. */
export const isWhole = async (client: ClusterClient, index: string): Promise<boolean> => {
  const { shards } = await client
    .request<SearchShards>("GET", `/${index}/_search_shards`)
    .catch((): SearchShards => ({ shards: [] }));
  return shards.every((copies) => copies.length > 0);
};

/** Work on an index. @throws LostIndexError if it failed for that reason */
export const unlessLost = async <Answer>(
  client: ClusterClient,
  index: string,
  work: () => Promise<Answer>,
): Promise<Answer> => {
  try {
    return await work();
  } catch (error) {
    if (await isWhole(client, index)) throw error;
    throw new LostIndexError(index, { cause: error });
  }
};
