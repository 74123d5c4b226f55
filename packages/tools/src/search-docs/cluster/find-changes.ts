import type { Catalogue } from "./catalogue.ts";
import type { ClusterClient } from "./cluster-client.ts";
import { everyDocument } from "./every-document.ts";

/** What must change in an index to match the catalogue, by key. */
export interface Changes {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
}

/** Compares an index of the cluster with the catalogue, except for documents that the cluster rejected before. */
export const findChanges = async (
  client: ClusterClient,
  index: string,
  catalogue: Catalogue,
  refused: ReadonlySet<string>,
): Promise<Changes> => {
  const published = new Map<string, string>();
  for await (const { _id, _source } of everyDocument<{ stamp: string }>(client, index, ["stamp"]))
    published.set(_id, _source.stamp);
  const written: string[] = [];
  let unchanged = 0;
  for (const { key, stamp } of catalogue.entries()) {
    if (published.get(key) === stamp) unchanged += 1;
    else if (!refused.has(key)) written.push(key);
    published.delete(key);
  }
  return { written, removed: [...published.keys()], unchanged };
};
