import { type ClusterClient, OF_ALL_SHARDS } from "./cluster-client.ts";

export const BY_ID = [{ id: "asc" }];
const PAGE = 5_000;

interface Found<Source> {
  readonly _id: string;
  readonly _source: Source & { readonly id: string };
}

/** Search for the documents after an id, sorted by id. */
export const behind = (id: string, size: number, fields: readonly string[]): object => ({
  query: { range: { id: { gt: id } } },
  sort: BY_ID,
  size,
  _source: fields,
  track_total_hits: false,
});

/** All documents of an index, with the given fields. */
export async function* everyDocument<Source>(
  client: ClusterClient,
  index: string,
  fields: readonly string[],
): AsyncGenerator<Found<Source>> {
  for (let last = ""; ; ) {
    const { hits } = await client.request<{ hits: { hits: Found<Source>[] } }>(
      "POST",
      `/${index}/_search`,
      behind(last, PAGE, ["id", ...fields]),
      { query: OF_ALL_SHARDS },
    );
    yield* hits.hits;
    if (hits.hits.length < PAGE) return;
    last = hits.hits.at(-1)?._source.id ?? last;
  }
}
