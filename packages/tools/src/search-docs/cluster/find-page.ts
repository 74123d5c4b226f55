import { hash } from "node:crypto";
import type { QueryTerms } from "../query-terms.ts";
import { LEAST_SHARE } from "../ranking.ts";
import type { PageOfSearch, SearchPage } from "../search-engine.ts";
import { SECTIONS_OF_ONE } from "../section.ts";
import { type ClusterClient, OF_ALL_SHARDS, SEARCH_TIMEOUT_MS } from "./cluster-client.ts";
import type { ClusterSettings } from "./cluster-settings.ts";
import { atPointInTime } from "./point-in-time.ts";
import { type ClusterHit, readHits } from "./read-hits.ts";
import { searchQuery } from "./search-request.ts";

/** Beyond so many results an engine answers only to a search that goes on from a result. */
const MOST_AT_ONCE = 10_000;
/** Equals in the order of their ids. */
const ORDER = [{ _score: "desc" }, { id: "asc" }];

interface Answer {
  readonly hits: { readonly total: { readonly value: number }; readonly hits: readonly ClusterHit[] };
}

/** While documents are indexed all the time, an answer must come nevertheless. */
const MOST_ROUNDS = 3;

/** Searches the index behind an alias. */
export const findPage = async (...search: Parameters<typeof findOnce>): Promise<SearchPage> => {
  for (let round = 1; ; round++) {
    const { isOfOneState, ...page } = await findOnce(...search);
    if (isOfOneState || round === MOST_ROUNDS) return page;
  }
};

const findOnce = async (
  client: ClusterClient,
  cluster: Pick<ClusterSettings, "engine" | "index">,
  terms: QueryTerms,
  { limit, offset, sections = false }: PageOfSearch,
  signal: AbortSignal,
): Promise<SearchPage & { readonly isOfOneState: boolean }> => {
  // The copies of an index count its deleted documents each in its own way: a query has its copy, from page to page.
  const preference = hash("sha256", JSON.stringify(searchQuery(terms)));
  const asker =
    (path: string, more: object = {}): Ask =>
    (body) =>
      client.request<Answer>(
        "POST",
        path,
        { sort: ORDER, ...body, ...more },
        {
          signal,
          timeoutMs: SEARCH_TIMEOUT_MS,
          // A point in time was opened on all shards.
          query: path === "/_search" ? {} : { ...OF_ALL_SHARDS, preference },
        },
      );
  const ask = asker(`/${cluster.index}/_search`);
  // Nothing is read of what is only counted past.
  const bare = { query: searchQuery(terms), stored_fields: "_none_", track_total_hits: false };
  const [best] = (await ask({ ...bare, size: 1 })).hits.hits;
  if (!best) return { results: [], total: 0, isOfOneState: true };
  const answers = { min_score: best._score * LEAST_SHARE };
  const query = searchQuery(terms, { size: sections ? SECTIONS_OF_ONE : 1, sections });
  const page = { ...answers, query, _source: ["id", "title"], size: limit, track_total_hits: true };
  const { hits } =
    offset + limit <= MOST_AT_ONCE
      ? await ask({ ...page, from: offset })
      : await atPointInTime(client, cluster, { signal, preference }, async (pit) => {
          const askThen = asker("/_search", { pit });
          const after = await placeOf(offset, { ...bare, ...answers }, askThen);
          return askThen({ ...page, ...after });
        });
  return {
    results: hits.hits.flatMap((hit) => readHits(hit, terms)),
    total: hits.total.value,
    isOfOneState: hits.hits[0]
      ? isOfState(hits.hits[0], best, offset)
      : // Behind the last page; where there is none at all, what was best before is gone.
        hits.total.value > 0 && hits.total.value <= offset,
  };
};

/** Whether a page that begins so is of the state that had this best result: with other documents, scores are others. */
const isOfState = (first: ClusterHit, best: ClusterHit, offset: number): boolean =>
  first._index === best._index && (offset === 0 ? first._score === best._score : first._score <= best._score);

type Ask = (body: object) => Promise<Answer>;

/** From where a page goes on that begins behind so many results. */
const placeOf = async (offset: number, query: object, ask: Ask): Promise<{ search_after?: readonly unknown[] }> => {
  let place = {};
  for (let left = offset; left > 0; left -= MOST_AT_ONCE) {
    const last = (await ask({ ...query, ...place, size: Math.min(left, MOST_AT_ONCE) })).hits.hits.at(-1);
    if (!last) break;
    place = { search_after: last.sort };
  }
  return place;
};
