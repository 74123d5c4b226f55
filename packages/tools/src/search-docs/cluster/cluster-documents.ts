import { randomUUID } from "node:crypto";
import type { DocumentName, DocumentStore } from "../document-store.ts";
import { type ClusterClient, OF_ALL_SHARDS, SEARCH_TIMEOUT_MS } from "./cluster-client.ts";
import { BY_ID, behind, everyDocument } from "./every-document.ts";
import { findIndex } from "./index-alias.ts";

interface Answer {
  readonly hits: {
    readonly total: { readonly value: number };
    readonly hits: readonly { readonly _source: DocumentName & { readonly content: string } }[];
  };
}

/** After this long, the updating process must have ended. */
const LONGEST_UPDATE_MS = 600_000;
/** A longer wildcard needs more automaton states than engines allow. */
const MOST_OF_ID = 200;

/** The documents behind an alias. The index has all that is shown of them, since their files may be elsewhere. */
export const clusterDocuments = (connected: () => Promise<ClusterClient>, alias: string): DocumentStore => {
  const search = async (body: object): Promise<Answer["hits"]> => {
    const client = await connected();
    const options = { query: OF_ALL_SHARDS, timeoutMs: SEARCH_TIMEOUT_MS };
    return (await client.request<Answer>("POST", `/${alias}/_search`, body, options)).hits;
  };
  return {
    list: async (after, limit) => {
      const { hits } = await search(behind(after, limit, ["id", "title"]));
      return hits.map(({ _source: { id, title } }) => ({ id, title }));
    },
    read: async (id) => {
      const { hits } = await search({ query: { term: { id } }, size: 1, _source: ["content"] });
      return hits[0]?._source.content;
    },
    complete: async (part, limit) => {
      if (part.length > MOST_OF_ID) return { ids: [], total: 0 };
      const text = part.replace(/[*?\\]/g, "\\$&");
      const holding = (value: string): object => ({ wildcard: { id: { value, case_insensitive: true } } });
      const { hits, total } = await search({
        query: {
          bool: { filter: [holding(`*${text}*`)], should: [{ constant_score: { filter: holding(`${text}*`) } }] },
        },
        sort: [{ _score: "desc" }, ...BY_ID],
        size: limit,
        _source: ["id"],
        track_total_hits: true,
      });
      return { ids: hits.map(({ _source }) => _source.id), total: total.value };
    },
    version: async (signal) => {
      const index = await findIndex(await connected(), alias, signal);
      if (!index) return undefined;
      const { revision, updatingSince = 0 } = index.meta ?? {};
      // Searches may see either state now.
      const isUpdating = Math.abs(Date.now() - updatingSince) < LONGEST_UPDATE_MS;
      return [index.name, revision, isUpdating ? randomUUID() : updatingSince].join(" ");
    },
    fingerprints: async () => {
      const found = new Map<string, string>();
      for await (const { _source } of everyDocument<{ hash: string }>(await connected(), alias, ["hash"]))
        found.set(_source.id, _source.hash);
      return found;
    },
  };
};
