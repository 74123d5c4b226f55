import type { DatabaseSync } from "node:sqlite";
import type { Logger } from "@twinhost/core";
import { dimensionsOf } from "../vectors/index-vectors.ts";
import { again } from "./again.ts";
import { type Catalogue, openCatalogue } from "./catalogue.ts";
import { type ClusterClient, statusOf } from "./cluster-client.ts";
import type { ClusterSettings } from "./cluster-settings.ts";
import { type Changes, findChanges } from "./find-changes.ts";
import { findIndex, newIndexName, removeOldIndexes, switchAlias } from "./index-alias.ts";
import { INDEX_VERSION, type IndexMeta, type IndexVectors, indexBody } from "./index-body.ts";
import { removeDocuments, writeDocuments } from "./write-documents.ts";

export interface PublishOptions {
  readonly client: ClusterClient;
  readonly cluster: Pick<ClusterSettings, "engine" | "index">;
  /** The database of what was indexed on this machine. */
  readonly database: DatabaseSync;
  readonly log: Logger;
  /** The model whose vectors are published too. */
  readonly model?: string | undefined;
  /** Leave an index alone that another process has made meanwhile. */
  readonly onlyIfMissing?: boolean;
  /** Ends it between two steps; searches then go on in what they had. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** What a publication did, in documents. */
export interface PublishSummary {
  readonly published: number;
  /** In the cluster as they are already. */
  readonly unchanged: number;
  /** Written again, for the cluster did not take them the first time. */
  readonly retried: number;
  /** Not taken for what they are; each was logged. */
  readonly refused: number;
}

/** Up to this share of changed documents they are written into the index that is searched; beyond it, a new one is made. */
const MOST_CHANGED = 0.1;

/**
 * Brings the documents into the cluster. Few changes are written into the index that is searched, where searches see all
 * of them at once; else searches see the old index until a new one is complete, and it stays where this fails.
 * @throws Error when the cluster cannot be reached, or loses documents
 */
export const publishIndex = async (options: PublishOptions): Promise<PublishSummary> => {
  const { client, cluster, database, log, model } = options;
  const dimensions = model === undefined ? undefined : dimensionsOf(database, model);
  const vectors =
    model === undefined || dimensions === undefined ? undefined : { engine: cluster.engine, model, dimensions };
  const korean = await again(options, () => koreanAnalyzer(client));
  const meta: IndexMeta = { version: INDEX_VERSION, korean, model: vectors?.model, revision: Date.now() };
  // One state of the database, also while another process indexes.
  database.exec("BEGIN");
  try {
    const catalogue = openCatalogue(database, log, vectors?.model);
    const before = await again(options, () => findIndex(client, cluster.index));
    if (before && !options.onlyIfMissing && isAlike(before.meta, meta)) {
      const changes = await again(options, () => findChanges(client, before.name, catalogue));
      const changed = changes.written.length + changes.removed.length;
      if (changed <= MOST_CHANGED * changes.unchanged)
        return await update(before.name, meta, changes, catalogue, options);
    }
    return await replace(meta, vectors, catalogue, options);
  } finally {
    database.exec("ROLLBACK");
  }
};

const isAlike = (before: IndexMeta | undefined, now: IndexMeta): boolean =>
  before !== undefined && before.version === now.version && before.korean === now.korean && before.model === now.model;

/** Writes what changed into an index that searches see as it was until it is refreshed. */
const update = async (
  index: string,
  meta: IndexMeta,
  { written, removed, unchanged }: Changes,
  catalogue: Catalogue,
  options: PublishOptions,
): Promise<PublishSummary> => {
  const { client, log } = options;
  if (written.length + removed.length === 0) return { published: 0, unchanged, retried: 0, refused: 0 };
  const target = { ...options, index, catalogue };
  const summary = { ...(await writeDocuments(written, target)), unchanged };
  await removeDocuments(removed, target);
  await again(options, () => client.request("POST", `/${index}/_refresh`));
  await again(options, () => client.request("PUT", `/${index}/_mapping`, { _meta: meta }));
  log.info({ index, ...summary, removed: removed.length }, "search index updated");
  return summary;
};

const replace = async (
  wanted: IndexMeta,
  vectors: IndexVectors | undefined,
  catalogue: Catalogue,
  options: PublishOptions,
): Promise<PublishSummary> => {
  const { client, cluster, log, onlyIfMissing } = options;
  const alias = cluster.index;
  const index = newIndexName(alias);
  await again(options, () => createIndex(client, index, wanted, vectors));
  try {
    const keys = catalogue.entries().map(({ key }) => key);
    const written = await writeDocuments(keys, { ...options, index, catalogue });
    const summary = { ...written, unchanged: 0 };
    await again(options, () => client.request("POST", `/${index}/_refresh`));
    const { count } = await again(options, () => client.request<{ count: number }>("GET", `/${index}/_count`));
    if (count !== summary.published)
      throw new Error(`The cluster has ${count} of ${summary.published} documents that it took. Index once more.`);
    const before = await again(options, () => findIndex(client, alias));
    if (onlyIfMissing && before?.meta?.version === INDEX_VERSION) {
      await client.request("DELETE", `/${index}`);
      return summary;
    }
    await again(options, () => switchAlias(client, alias, index));
    await removeOldIndexes(client, alias, before?.name).catch((error: Error) =>
      log.warn({ reason: error.message }, "an old search index could not be removed; the next indexing tries again"),
    );
    log.info({ index, ...summary, korean: wanted.korean, model: wanted.model }, "search index published");
    return summary;
  } catch (error) {
    await client.request("DELETE", `/${index}`).catch(() => {});
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
    // What a cluster of several nodes takes is then on two of them.
    const query = { wait_for_active_shards: "all", timeout: "20s" };
    await client.request("PUT", `/${index}`, indexBody(meta, vectors), { query });
  } catch (error) {
    const { message } = error as Error;
    // Nobody else has its name: a first try made it, whose answer was lost.
    if (message.includes("resource_already_exists")) return;
    if (vectors && /knn/.test(message))
      throw new Error(
        `The cluster takes no vectors: install the plugin opensearch-knn on its nodes, or unset EMBEDDINGS_URL (${message})`,
        { cause: error },
      );
    throw error;
  }
};

const koreanAnalyzer = async (client: ClusterClient): Promise<IndexMeta["korean"]> => {
  try {
    await client.request("POST", "/_analyze", { analyzer: "nori", text: "검색" });
    return "nori";
  } catch (error) {
    if (statusOf(error) === 400) return "cjk";
    throw error;
  }
};
