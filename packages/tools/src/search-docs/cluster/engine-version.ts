import { ToolError } from "@twinhost/core";
import { type ClusterClient, LOOK_TIMEOUT_MS } from "./cluster-client.ts";
import type { ClusterSettings } from "./cluster-settings.ts";

/** In older versions a word in few of the fields can get a negative score, which makes the engine abort the search. */
const OLDEST = {
  elasticsearch: { name: "Elasticsearch", major: 8, minor: 4 },
  opensearch: { name: "OpenSearch", major: 2, minor: 15 },
} as const;
/** Up to this major version it is probably OpenSearch: nobody runs an Elasticsearch that old any more. */
const VERSIONS_OF_OPENSEARCH = 4;

interface Nodes {
  readonly nodes?: Readonly<Record<string, { readonly version?: string }>>;
}

/**
 * Ensures that no node of a cluster is too old. A node that hides its version, at least from these credentials, passes.
 * @throws ToolError that names its version, and the one required
 */
export const requireVersion = async (client: ClusterClient, engine: ClusterSettings["engine"]): Promise<void> => {
  const { name, major, minor } = OLDEST[engine];
  for (const version of await versionsOf(client)) {
    const [, itsMajor, itsMinor] = Array.from(/^(\d+)\.(\d+)/.exec(version) ?? [], Number);
    if (itsMajor === undefined || itsMinor === undefined) continue;
    if (itsMajor > major || (itsMajor === major && itsMinor >= minor)) continue;
    const isOther = engine === "elasticsearch" && itsMajor <= VERSIONS_OF_OPENSEARCH;
    const advice = isOther ? " If it is OpenSearch, set SEARCH_ENGINE=opensearch." : "";
    throw new ToolError(
      "engine_unavailable",
      `${name} ${version} is too old: Twinhost searches in ${major}.${minor} and newer.${advice}`,
    );
  }
};

/** `GET /` has it too, but not in every distribution. `process` is the smallest node info that includes it. */
const versionsOf = async (client: ClusterClient): Promise<readonly string[]> => {
  const query = { filter_path: "nodes.*.version" };
  const options = { query, timeoutMs: LOOK_TIMEOUT_MS };
  const { nodes = {} } = await client
    .request<Nodes>("GET", "/_nodes/process", undefined, options)
    .catch((): Nodes => ({}));
  return Object.values(nodes).flatMap(({ version }) => version ?? []);
};
