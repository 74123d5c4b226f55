import { type ClusterClient, LOOK_TIMEOUT_MS, statusOf } from "./cluster-client.ts";
import type { IndexMeta } from "./index-body.ts";

/** The index behind an alias. */
export interface AliasedIndex {
  /** Changes whenever the index is replaced. */
  readonly name: string;
  readonly meta: IndexMeta | undefined;
}

type Mappings = Readonly<Record<string, { readonly mappings: { readonly _meta?: IndexMeta } }>>;

/** The index behind the alias; undefined if there is none. With a signal somebody waits, so the timeout is shorter. */
export const findIndex = async (
  client: ClusterClient,
  alias: string,
  signal?: AbortSignal,
): Promise<AliasedIndex | undefined> => {
  try {
    const found = await client.request<Mappings>("GET", `/${alias}/_mapping`, undefined, {
      signal,
      ...(signal && { timeoutMs: LOOK_TIMEOUT_MS }),
    });
    const [name, index] = Object.entries(found)[0] ?? [];
    return name === undefined ? undefined : { name, meta: index?.mappings._meta };
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
};

/** Retries once if the index was replaced, and removed, meanwhile. */
export const againIfReplaced = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await work();
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
    return work();
  }
};

/** Whether the alias points to this index. */
export const isSearched = async (client: ClusterClient, alias: string, index: string): Promise<boolean> => {
  try {
    const found = await client.request<Record<string, { readonly aliases: object }>>("GET", `/${index}/_alias`);
    return Object.hasOwn(found[index]?.aliases ?? {}, alias);
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw error;
  }
};

/** A unique name. It has the creation time, to find indexes that were never finished. */
export const newIndexName = (alias: string): string =>
  `${alias}-${Date.now()}-${Math.random().toString(36).slice(2, 8).padEnd(6, "0")}`;

/** Makes an index the only one behind its alias, in one step: a search sees either the old or the new one. */
export const switchAlias = async (client: ClusterClient, alias: string, index: string): Promise<void> => {
  await client.request("POST", "/_aliases", {
    actions: [{ remove: { index: `${alias}-*`, alias, must_exist: false } }, { add: { index, alias } }],
  });
  // Engines expand `*` before the step runs: if two hosts switch at the same moment, both indexes stay. Each host then
  // keeps only the newest.
  const older = Object.keys(await client.request<object>("GET", `/_alias/${alias}`))
    .sort()
    .slice(0, -1);
  // One by one: a third host may have removed some of them, and the others must still go.
  for (const name of older)
    await client.request("DELETE", `/${name}`).catch((error: unknown) => {
      if (statusOf(error) !== 404) throw error;
    });
};

const ABANDONED_AFTER_MS = 24 * 3_600_000;

/** Removes the index that was searched before, and those older than a day that were never finished. */
export const removeOldIndexes = async (client: ClusterClient, alias: string, before?: string): Promise<void> => {
  const found = await client.request<Record<string, { aliases: object }>>("GET", `/${alias}-*/_alias`);
  const isAbandoned = (name: string): boolean => {
    const madeAt = new RegExp(`^${RegExp.escape(alias)}-(\\d{13})-[a-z0-9]{6}$`).exec(name)?.[1];
    return madeAt !== undefined && Date.now() - Number(madeAt) > ABANDONED_AFTER_MS;
  };
  for (const [name, { aliases }] of Object.entries(found))
    if (Object.keys(aliases).length === 0 && (name === before || isAbandoned(name)))
      await client.request("DELETE", `/${name}`);
};
