import { ToolError } from "@twinhost/core";
import { type ClusterClient, LOOK_TIMEOUT_MS } from "./cluster-client.ts";
import type { ClusterSettings } from "./cluster-settings.ts";

/** Before these a word that is in few of the fields could score below zero, with which an engine breaks a search off. */
const OLDEST = {
  elasticsearch: { name: "Elasticsearch", major: 8, minor: 4 },
  opensearch: { name: "OpenSearch", major: 2, minor: 15 },
} as const;
/** Nobody runs an Elasticsearch of such a version any more. */
const VERSIONS_OF_OPENSEARCH = 4;

interface Nodes {
  readonly nodes?: Readonly<Record<string, { readonly version?: string }>>;
}

/**
 * Makes sure that no node of a cluster is too old. One that does not tell its version, or not to these credentials, is tried.
 * @throws ToolError that names the version, and the one that is needed
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

/** `GET /` has it too, but not in every distribution. Of what a node tells here this is the least. */
const versionsOf = async (client: ClusterClient): Promise<readonly string[]> => {
  const query = { filter_path: "nodes.*.version" };
  const options = { query, timeoutMs: LOOK_TIMEOUT_MS };
  const { nodes = {} } = await client
    .request<Nodes>("GET", "/_nodes/process", undefined, options)
    .catch((): Nodes => ({}));
  return Object.values(nodes).flatMap(({ version }) => version ?? []);
};
