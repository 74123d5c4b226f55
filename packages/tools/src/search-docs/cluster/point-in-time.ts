import type { ClusterClient } from "./cluster-client.ts";
import type { ClusterSettings } from "./cluster-settings.ts";

/** A snapshot of an index, for searches that continue each other. */
export interface PointInTime {
  readonly id: string;
  readonly keep_alive: string;
}

const KEEP_ALIVE = "1m";

/** Lets searches see one state of an index, even if another replaces it meanwhile. */
export const atPointInTime = async <Answer>(
  client: ClusterClient,
  { engine, index }: Pick<ClusterSettings, "engine" | "index">,
  { signal, preference }: { readonly signal: AbortSignal; readonly preference: string },
  search: (pit: PointInTime) => Promise<Answer>,
): Promise<Answer> => {
  const isOpenSearch = engine === "opensearch";
  const options = { signal, query: { keep_alive: KEEP_ALIVE, preference } };
  const opened = await client.request<{ id?: string; pit_id?: string }>(
    "POST",
    isOpenSearch ? `/${index}/_search/point_in_time` : `/${index}/_pit`,
    undefined,
    options,
  );
  const id = opened.pit_id ?? opened.id ?? "";
  try {
    return await search({ id, keep_alive: KEEP_ALIVE });
  } finally {
    const closed = isOpenSearch
      ? client.request("DELETE", "/_search/point_in_time", { pit_id: [id] })
      : client.request("DELETE", "/_pit", { id });
    // If that fails, it expires by itself.
    closed.catch(() => {});
  }
};
