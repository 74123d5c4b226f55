import { createClusterSearch } from "../cluster/cluster-search.ts";
import type { ClusterSettings } from "../cluster/cluster-settings.ts";
import { publishDocuments } from "../publish-documents.ts";
import type { EngineUnderTest } from "./search-contract.ts";

interface RunningCluster {
  readonly nodes: readonly { readonly url: string }[];
}

let indexes = 0;

/** Settings for a running cluster, with an alias that no other test uses. */
export const clusterSettings = (engine: ClusterSettings["engine"], { nodes }: RunningCluster): ClusterSettings => ({
  engine,
  nodes: nodes.map(({ url }) => url),
  index: `test-${process.pid}-${++indexes}`,
});

export const clusterUnderTest = (cluster: ClusterSettings): EngineUnderTest => ({
  open: (file, defaultCorpus, log) => createClusterSearch({ cluster, file, defaultCorpus, log }),
  publish: (database, log) => publishDocuments({ cluster, database, log }),
});
