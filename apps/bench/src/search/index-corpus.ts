import { embedDocuments, indexDocuments, openDatabase, publishDocuments } from "@twinhost/tools";
import type { Logger } from "pino";
import type { SearchTarget } from "./search-target.ts";

interface Indexing {
  readonly seconds: number;
  /** Peak resident memory of the process during indexing, as sampled. */
  readonly memoryBytes: number;
}

/** Documents between two samples of the memory. */
const STEP = 100;

interface IndexOptions {
  readonly folder: string;
  readonly file: string;
  readonly documents: number;
  readonly target: SearchTarget;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

/** Indexes a folder as `docs:index` does. @throws when not all documents were indexed */
export const indexCorpus = async (options: IndexOptions): Promise<Indexing> => {
  const { folder, file, documents, log, signal } = options;
  const { cluster, embeddings } = options.target;
  let memoryBytes = process.memoryUsage.rss();
  const database = await openDatabase(file);
  try {
    const startedAt = performance.now();
    const { indexed } = await indexDocuments({
      database,
      folders: [folder],
      log,
      signal,
      onProgress: (done) => {
        if (done % STEP === 0) memoryBytes = Math.max(memoryBytes, process.memoryUsage.rss());
      },
    });
    if (indexed !== documents) throw new Error(`Of ${documents} documents, only ${indexed} were indexed.`);
    if (embeddings) await embedDocuments({ database, embeddings, log, signal });
    if (cluster) await publishDocuments({ cluster, database, log, signal, model: embeddings?.model });
    return { seconds: (performance.now() - startedAt) / 1_000, memoryBytes };
  } finally {
    database.close();
  }
};
