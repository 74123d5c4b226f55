import type { Logger } from "@twinhost/core";
import { isForGood, MOST_ROUNDS, waitOf } from "./again.ts";
import type { Catalogue } from "./catalogue.ts";
import { type BulkDocument, type ClusterClient, type DroppedDocument, statusOf } from "./cluster-client.ts";
import { isWhole, LostIndexError } from "./lost-index.ts";

interface WriteOptions {
  readonly client: ClusterClient;
  readonly index: string;
  readonly catalogue: Catalogue;
  readonly log: Logger;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

interface Written {
  /** How many were written again because the cluster did not accept them the first time. */
  readonly retried: number;
  /** The keys of those rejected for what they contain; each was logged. */
  readonly refused: readonly string[];
}

const BATCH = 1_000;

/**
 * Writes documents of the catalogue into an index, retrying those that an overloaded cluster did not accept.
 * @throws LostIndexError
 */
export const writeDocuments = (keys: readonly string[], options: WriteOptions): Promise<Written> =>
  inBatches(keys, options, (batch) => options.catalogue.documents(batch));

/** Removes documents from an index; those that another host has removed meanwhile count as removed. */
export const removeDocuments = (keys: readonly string[], options: WriteOptions): Promise<Written> =>
  inBatches(
    keys,
    options,
    async function* (batch) {
      for (const key of batch) yield { key };
    },
    ({ status }) => status === 404,
  );

const inBatches = async (
  keys: readonly string[],
  { client, index, catalogue, log, signal, onProgress }: WriteOptions,
  toDocuments: (batch: readonly string[]) => AsyncIterable<BulkDocument>,
  isDone: (dropped: DroppedDocument) => boolean = () => false,
): Promise<Written> => {
  let retried = 0;
  const refused: string[] = [];
  const write = async (batch: readonly string[]): Promise<readonly DroppedDocument[]> => {
    try {
      return (await client.bulk(index, toDocuments(batch), signal)).filter((dropped) => !isDone(dropped));
    } catch (error) {
      if (isForGood(statusOf(error))) throw error;
      // Some may be in the index already; writing them again changes nothing.
      return batch.map((key) => ({ key, status: 503, reason: (error as Error).message }));
    }
  };
  for (let start = 0; start < keys.length; start += BATCH) {
    let batch = keys.slice(start, start + BATCH);
    for (let round = 0; batch.length > 0; round++) {
      signal?.throwIfAborted();
      const dropped = await write(batch);
      for (const { key, reason } of dropped.filter(({ status }) => isForGood(status))) {
        refused.push(key);
        log.warn({ path: catalogue.idOf(key), reason }, "document refused by the search cluster");
      }
      const failed = dropped.filter(({ status }) => !isForGood(status));
      const [first] = failed;
      if (!first) break;
      if (round === MOST_ROUNDS)
        throw new Error(`The cluster did not take ${failed.length} documents (${first.reason}). Try again later.`);
      retried += failed.length;
      log.warn({ documents: failed.length, reason: first.reason }, "documents were not indexed; trying again");
      if (!(await isWhole(client, index))) throw new LostIndexError(index);
      await waitOf(round, signal);
      batch = failed.map(({ key }) => key);
    }
    onProgress?.(Math.min(start + BATCH, keys.length), keys.length);
  }
  return { retried, refused };
};
