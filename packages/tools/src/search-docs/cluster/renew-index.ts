import { again } from "./again.ts";
import type { Catalogue } from "./catalogue.ts";
import type { ClusterClient } from "./cluster-client.ts";
import type { Changes } from "./find-changes.ts";
import { findIndex, isSearched, newIndexName, removeOldIndexes, switchAlias } from "./index-alias.ts";
import { INDEX_VERSION, type IndexMeta, type IndexVectors, indexBody } from "./index-body.ts";
import { isWhole, LostIndexError, unlessLost } from "./lost-index.ts";
import type { PublishOptions } from "./publish-options.ts";
import { removeDocuments, writeDocuments } from "./write-documents.ts";

/** Result of writing documents. */
export interface Published {
  readonly published: number;
  readonly retried: number;
  readonly refused: readonly string[];
}

/** Writes the changes into an index; searches see none of them until it is refreshed. */
export const writeChanges = async (
  { name: index, meta: before }: { readonly name: string; readonly meta: IndexMeta },
  meta: IndexMeta,
  { written, removed, unchanged }: Changes,
  catalogue: Catalogue,
  options: PublishOptions,
): Promise<Published> => {
  const { client, cluster, log } = options;
  const target = { ...options, index, catalogue };
  const { retried, refused } = await writeDocuments(written, target);
  await removeDocuments(removed, target);
  const remember = (_meta: IndexMeta): Promise<unknown> =>
    again(options, () => client.request("PUT", `/${index}/_mapping`, { _meta }));
  await remember({ ...before, updatingSince: Date.now() });
  await again(options, () => client.request("POST", `/${index}/_refresh`));
  await remember(meta);
  if (!(await again(options, () => isSearched(client, cluster.index, index)))) {
    // If it had been removed already, the first document created it again.
    await client.request("DELETE", `/${index}`).catch(() => {});
    return { published: 0, retried, refused };
  }
  const published = written.length - refused.length;
  const counts = { published, unchanged, retried, refused: refused.length, removed: removed.length };
  log.info({ index, ...counts }, "search index updated");
  return { published, retried, refused };
};

/** Writes all documents into a new index, which replaces the live one. */
export const replaceIndex = async (
  wanted: IndexMeta,
  vectors: IndexVectors | undefined,
  catalogue: Catalogue,
  options: PublishOptions,
): Promise<Published> => {
  const { client, cluster, log, onlyIfMissing } = options;
  const alias = cluster.index;
  const index = newIndexName(alias);
  await again(options, () => createIndex(client, index, wanted, vectors));
  try {
    const keys = catalogue.entries().map(({ key }) => key);
    const { retried, refused } = await writeDocuments(keys, { ...options, index, catalogue });
    const published = keys.length - refused.length;
    await again(options, () => client.request("POST", `/${index}/_refresh`));
    const { count } = await again(options, () =>
      unlessLost(client, index, () => client.request<{ count: number }>("GET", `/${index}/_count`)),
    );
    if (count !== published) {
      if (!(await isWhole(client, index))) throw new LostIndexError(index);
      throw new Error(`The cluster has ${count} of ${published} documents that it took. Index once more.`);
    }
    const before = await again(options, () => findIndex(client, alias));
    if (onlyIfMissing && before?.meta?.version === INDEX_VERSION) {
      await client.request("DELETE", `/${index}`);
      return { published, retried, refused };
    }
    await again(options, () => switchAlias(client, alias, index));
    await removeOldIndexes(client, alias, before?.name).catch((error: Error) =>
      log.warn({ reason: error.message }, "an old search index could not be removed; the next indexing tries again"),
    );
    const counts = { published, unchanged: 0, retried, refused: refused.length };
    log.info({ index, ...counts, korean: wanted.korean, model: wanted.model }, "search index published");
    return { published, retried, refused };
  } catch (error) {
    // The alias may have moved before the failure, so that searches already use the index.
    const isUnused = isSearched(client, alias, index).then((searched) => !searched);
    if (await isUnused.catch(() => false)) await client.request("DELETE", `/${index}`).catch(() => {});
    throw error;
  }
};

const createIndex = async (
  client: ClusterClient,
  index: string,
  meta: IndexMeta,
  vectors: IndexVectors | undefined,
): Promise<void> => {
  try {
    // A cluster of several nodes then has everything it accepts on two of them.
    const query = { wait_for_active_shards: "all", timeout: "20s" };
    await client.request("PUT", `/${index}`, indexBody(meta, vectors), { query });
  } catch (error) {
    const { message } = error as Error;
    // The name is unique, so a first try made it, and its answer was lost.
    if (message.includes("resource_already_exists")) return;
    if (vectors && /knn/.test(message))
      throw new Error(
        `The cluster takes no vectors: install the plugin opensearch-knn on its nodes, or unset EMBEDDINGS_URL (${message})`,
        { cause: error },
      );
    throw error;
  }
};
