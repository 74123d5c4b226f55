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

/** Beyond this many results, engines only answer with `search_after`. */
const MOST_AT_ONCE = 10_000;
/** Ties are ordered by id. */
const ORDER = [{ _score: "desc" }, { id: "asc" }];

interface Answer {
  readonly hits: { readonly total: { readonly value: number }; readonly hits: readonly ClusterHit[] };
}

/** Limits the retries while documents are indexed continuously. */
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
  // Replicas count different numbers of deleted documents, so all pages of a query come from the same one.
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
          // The point in time covers all shards.
          query: path === "/_search" ? {} : { ...OF_ALL_SHARDS, preference },
        },
      );
  const ask = asker(`/${cluster.index}/_search`);
  // Hits that are only counted or skipped need no content.
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
      : // Past the last page. If nothing matches at all, the best hit has been removed meanwhile.
        hits.total.value > 0 && hits.total.value <= offset,
  };
};

/** Whether a page that starts with this hit is from the state of this best hit: other documents mean other scores. */
const isOfState = (first: ClusterHit, best: ClusterHit, offset: number): boolean =>
  first._index === best._index && (offset === 0 ? first._score === best._score : first._score <= best._score);

type Ask = (body: object) => Promise<Answer>;

/** The `search_after` position of the page at this offset. */
const placeOf = async (offset: number, query: object, ask: Ask): Promise<{ search_after?: readonly unknown[] }> => {
  let place = {};
  for (let left = offset; left > 0; left -= MOST_AT_ONCE) {
    const last = (await ask({ ...query, ...place, size: Math.min(left, MOST_AT_ONCE) })).hits.hits.at(-1);
    if (!last) break;
    place = { search_after: last.sort };
  }
  return place;
};
