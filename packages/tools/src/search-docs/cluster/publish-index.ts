import type { DatabaseSync } from "node:sqlite";
import { dimensionsOf } from "../vectors/index-vectors.ts";
import { again } from "./again.ts";
import { openCatalogue } from "./catalogue.ts";
import { type ClusterClient, statusOf } from "./cluster-client.ts";
import { findChanges } from "./find-changes.ts";
import { findIndex } from "./index-alias.ts";
import { INDEX_VERSION, type IndexMeta } from "./index-body.ts";
import { isWhole, LostIndexError, unlessLost } from "./lost-index.ts";
import type { PublishOptions } from "./publish-options.ts";
import { type Published, replaceIndex, writeChanges } from "./renew-index.ts";

/** Result of a publication, in documents. */
export interface PublishSummary {
  readonly published: number;
  /** Already up to date in the cluster. */
  readonly unchanged: number;
  /** Written again because the cluster did not accept them the first time. */
  readonly retried: number;
  /** Rejected for what they contain; each was logged. */
  readonly refused: number;
}

/** Up to this share, changed documents are written into the live index; beyond it, a new one is built. */
const MOST_CHANGED = 0.1;
/** Limits the rounds while others index continuously; each publishes its own documents. */
const MOST_ROUNDS = 5;
/** Two hosts that keep changing one index would leave a mix; after this each builds its own, and the last one stays. */
const ROUNDS_IN_PLACE = 2;

/**
 * Publishes the documents until the cluster's index matches the database: another process may index meanwhile, on this
 * machine or another one. Few changes are written into the live index, where they become visible all at once; otherwise
 * searches see the old index until a new one is complete, and keep it if this fails.
 * @throws Error when the cluster is unreachable, or loses documents
 */
export const publishIndex = async (options: PublishOptions): Promise<PublishSummary> => {
  const { client, cluster, database, log, model, onlyIfMissing } = options;
  const korean = await again(options, () => koreanAnalyzer(client));
  const refused = new Set<string>();
  const counts = { published: 0, retried: 0 };
  const publishOnce = async (round: number): Promise<Round> => {
    const dimensions = model === undefined ? undefined : dimensionsOf(database, model);
    const vectors =
      model === undefined || dimensions === undefined ? undefined : { engine: cluster.engine, model, dimensions };
    const meta: IndexMeta = { version: INDEX_VERSION, korean, model: vectors?.model, revision: Date.now() };
    const catalogue = openCatalogue(database, log, vectors?.model);
    const documents = catalogue.entries().length;
    const before = await again(options, () => findIndex(client, cluster.index));
    if (before && !onlyIfMissing && isAlike(before.meta, meta) && (await isWhole(client, before.name))) {
      const changes = await again(options, () =>
        unlessLost(client, before.name, () => findChanges(client, before.name, catalogue, refused)),
      );
      const changed = changes.written.length + changes.removed.length;
      const isUnfinished = before.meta?.updatingSince !== undefined;
      if (changed === 0 && !isUnfinished) return { documents, isSame: true };
      if (round <= ROUNDS_IN_PLACE && changed <= MOST_CHANGED * changes.unchanged) {
        note(await writeChanges({ ...before, meta: before.meta ?? meta }, meta, changes, catalogue, options));
        return { documents, isSame: false };
      }
    }
    note(await replaceIndex(meta, vectors, catalogue, options));
    return { documents, isSame: true };
  };
  const note = (written: Published): void => {
    for (const key of written.refused) refused.add(key);
    counts.published += written.published;
    counts.retried += written.retried;
  };

  /** If another host removes the index while it is changed, or the cluster loses it, the next round has another one. */
  const unlessGone = async (round: number): Promise<Round> => {
    try {
      return await publishOnce(round);
    } catch (error) {
      const isGone = error instanceof LostIndexError || (statusOf(error) === 404 && !onlyIfMissing);
      if (!isGone || round === MOST_ROUNDS) throw error;
      log.warn({ reason: (error as Error).message }, "the search index is gone; indexing begins anew");
      return { documents: 0, isSame: false };
    }
  };

  for (let round = 1; ; round++) {
    const { documents, isSame, isNewest } = await inOneState(database, () => unlessGone(round));
    if (round === MOST_ROUNDS || (isSame && (onlyIfMissing || isNewest))) {
      // Some may have been written twice.
      const published = Math.min(counts.published, documents - refused.size);
      return { ...counts, published, unchanged: documents - refused.size - published, refused: refused.size };
    }
  }
};

interface Round {
  /** In the database. */
  readonly documents: number;
  /** Whether the cluster's index matches the database as it was in this round. */
  readonly isSame: boolean;
}

/** Runs work on one state of the database, even while another process indexes. @returns also whether it is newest */
const inOneState = async <Result extends object>(
  database: DatabaseSync,
  work: () => Promise<Result>,
): Promise<Result & { readonly isNewest: boolean }> => {
  const version = (): unknown => database.prepare("PRAGMA data_version").get()?.data_version;
  database.exec("BEGIN");
  try {
    const seen = version();
    const result = await work();
    database.exec("ROLLBACK");
    return { ...result, isNewest: version() === seen };
  } finally {
    if (database.isTransaction) database.exec("ROLLBACK");
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

const isAlike = (before: IndexMeta | undefined, now: IndexMeta): boolean =>
  before !== undefined && before.version === now.version && before.korean === now.korean && before.model === now.model;
