import type { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "@twinhost/core";
import { type Catalogue, openCatalogue } from "./catalogue.ts";
import { type ClusterClient, type DroppedDocument, statusOf } from "./cluster-client.ts";
import { findIndex, newIndexName, removeOldIndexes, switchAlias } from "./index-alias.ts";
import { INDEX_VERSION, type IndexMeta, indexBody } from "./index-body.ts";

export interface PublishOptions {
  readonly client: ClusterClient;
  readonly alias: string;
  /** The database of what was indexed on this machine. */
  readonly database: DatabaseSync;
  readonly log: Logger;
  /** Leave an index alone that another process has made meanwhile. */
  readonly onlyIfMissing?: boolean;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** What a publication did, in documents. */
export interface PublishSummary {
  readonly published: number;
  /** Written again, for the cluster did not take them the first time. */
  readonly retried: number;
  /** Not taken for what they are; each was logged. */
  readonly refused: number;
}

const BATCH = 1_000;
/** Waits of 1, 2, 4 ... seconds: a cluster elects a new manager, and promotes the copies of a lost node, within them. */
const MOST_ROUNDS = 7;

/**
 * Brings the documents into a new index, and searches to it once it has all of them. Until then they see the old one,
 * which stays where this fails.
 * @throws Error when the cluster cannot be reached, or loses documents
 */
export const publishIndex = async (options: PublishOptions): Promise<PublishSummary> => {
  const { client, alias, database, log } = options;
  const index = newIndexName(alias);
  const meta: IndexMeta = { version: INDEX_VERSION, korean: await again(log, () => koreanAnalyzer(client)) };
  await again(log, () => createIndex(client, index, meta));
  // One state of the database, also while another process indexes.
  database.exec("BEGIN");
  try {
    const summary = await fill(index, openCatalogue(database, log), options);
    await again(log, () => client.request("POST", `/${index}/_refresh`));
    const { count } = await again(log, () => client.request<{ count: number }>("GET", `/${index}/_count`));
    if (count !== summary.published)
      throw new Error(`The cluster has ${count} of ${summary.published} documents that it took. Index once more.`);
    const before = await again(log, () => findIndex(client, alias));
    if (options.onlyIfMissing && before?.meta?.version === INDEX_VERSION) {
      await client.request("DELETE", `/${index}`);
      return summary;
    }
    await again(log, () => client.request("PUT", `/${index}/_settings`, { refresh_interval: null }));
    await again(log, () => switchAlias(client, alias, index));
    await removeOldIndexes(client, alias, before?.name).catch((error: Error) =>
      log.warn({ reason: error.message }, "an old search index could not be removed; the next indexing tries again"),
    );
    log.info({ index, ...summary, korean: meta.korean }, "search index published");
    return summary;
  } catch (error) {
    await client.request("DELETE", `/${index}`).catch(() => {});
    throw error;
  } finally {
    database.exec("ROLLBACK");
  }
};

const createIndex = async (client: ClusterClient, index: string, meta: IndexMeta): Promise<void> => {
  try {
    // What a cluster of several nodes takes is then on two of them.
    const query = { wait_for_active_shards: "all", timeout: "20s" };
    await client.request("PUT", `/${index}`, indexBody(meta), { query });
  } catch (error) {
    // Nobody else has its name: a first try made it, whose answer was lost.
    if (!(error as Error).message.includes("resource_already_exists")) throw error;
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

const fill = async (
  index: string,
  catalogue: Catalogue,
  { client, log, onProgress }: PublishOptions,
): Promise<PublishSummary> => {
  const keys = catalogue.keys();
  let retried = 0;
  let refused = 0;
  const write = async (batch: readonly string[]): Promise<readonly DroppedDocument[]> => {
    try {
      return await client.bulk(index, catalogue.documents(batch));
    } catch (error) {
      if (isForGood(statusOf(error))) throw error;
      // Some may be in the index: written once more, they are the same.
      return batch.map((key) => ({ key, status: 503, reason: (error as Error).message }));
    }
  };
  for (let start = 0; start < keys.length; start += BATCH) {
    let batch = keys.slice(start, start + BATCH);
    for (let round = 0; batch.length > 0; round++) {
      const dropped = await write(batch);
      for (const { key, reason } of dropped.filter(({ status }) => isForGood(status))) {
        refused += 1;
        log.warn({ path: await idOf(catalogue, key), reason }, "document refused by the search cluster");
      }
      const failed = dropped.filter(({ status }) => !isForGood(status));
      const [first] = failed;
      if (!first) break;
      if (round === MOST_ROUNDS)
        throw new Error(`The cluster did not take ${failed.length} documents (${first.reason}). Try again later.`);
      retried += failed.length;
      log.warn({ documents: failed.length, reason: first.reason }, "documents were not indexed; trying again");
      await sleep(1_000 * 2 ** round);
      batch = failed.map(({ key }) => key);
    }
    onProgress?.(Math.min(start + BATCH, keys.length), keys.length);
  }
  return { published: keys.length - refused, retried, refused };
};

/** Whether the cluster would say the same again. */
const isForGood = (status: number | undefined): boolean =>
  status !== undefined && status >= 400 && status < 500 && status !== 429;

const idOf = async (catalogue: Catalogue, key: string): Promise<string> => {
  for await (const { source } of catalogue.documents([key])) return (source as { id: string }).id;
  return key;
};

/** Does a step of an indexing again while the cluster is without a manager or a node. */
const again = async <Answer>(log: Logger, step: () => Promise<Answer>): Promise<Answer> => {
  for (let round = 0; ; round++) {
    try {
      return await step();
    } catch (error) {
      if (isForGood(statusOf(error)) || round === MOST_ROUNDS) throw error;
      log.warn({ reason: (error as Error).message }, "the search cluster did not do a step of indexing; trying again");
      await sleep(1_000 * 2 ** round);
    }
  }
};
