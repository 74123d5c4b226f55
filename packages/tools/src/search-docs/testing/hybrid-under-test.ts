import type { DatabaseSync } from "node:sqlite";
import type { Logger } from "@twinhost/core";
import { createClusterSearch } from "../cluster/cluster-search.ts";
import type { ClusterSettings } from "../cluster/cluster-settings.ts";
import { clusterNeighbours } from "../cluster/find-neighbours.ts";
import { openDatabase } from "../index-database.ts";
import { publishDocuments } from "../publish-documents.ts";
import type { SearchEngine } from "../search-engine.ts";
import { createSqliteSearch } from "../sqlite-search.ts";
import { embedDocuments } from "../vectors/embed-documents.ts";
import { createEmbedder } from "../vectors/embedder.ts";
import type { EmbeddingServer } from "../vectors/embedding-settings.ts";
import { createHybridSearch } from "../vectors/hybrid-search.ts";
import { sqliteNeighbours } from "../vectors/sqlite-neighbours.ts";
import type { EngineUnderTest } from "./search-contract.ts";

/** A search by words and by meaning, whose first index has vectors too. */
export const hybridUnderTest = (embeddings: EmbeddingServer, cluster?: ClusterSettings): EngineUnderTest => {
  const publish = async (database: DatabaseSync, log: Logger): Promise<void> => {
    await embedDocuments({ database, embeddings, log });
    if (cluster) await publishDocuments({ cluster, database, log, model: embeddings.model });
  };
  return {
    open: (file, defaultCorpus, log): SearchEngine => {
      const words = cluster
        ? createClusterSearch({ cluster, file, defaultCorpus, log })
        : createSqliteSearch({ file, defaultCorpus, log });
      const neighbours = cluster ? clusterNeighbours(cluster) : sqliteNeighbours(file);
      const engine = createHybridSearch({ words, neighbours, embedder: createEmbedder(embeddings), log });
      let embedding: Promise<void> | undefined;
      const embedFirst = async (): Promise<void> => {
        await engine.ready();
        const database = await openDatabase(file);
        await publish(database, log).finally(() => database.close());
      };
      return {
        ...engine,
        ready: () => {
          embedding ??= embedFirst();
          return embedding;
        },
      };
    },
    publish,
  };
};
