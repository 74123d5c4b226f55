import { indexDocuments, openDatabase } from "@twinhost/tools";
import type { Logger } from "pino";

interface Indexing {
  readonly seconds: number;
  /** The most that the process had resident meanwhile. */
  readonly memoryBytes: number;
}

/** So many documents lie between two looks at the memory. */
const STEP = 100;

/** Indexes a folder of so many documents as `docs:index` does. @throws when not all of them were indexed */
export const indexCorpus = async (folder: string, file: string, documents: number, log: Logger): Promise<Indexing> => {
  let memoryBytes = process.memoryUsage.rss();
  const database = await openDatabase(file);
  try {
    const startedAt = performance.now();
    const { indexed } = await indexDocuments({
      database,
      folders: [folder],
      log,
      onProgress: (done) => {
        if (done % STEP === 0) memoryBytes = Math.max(memoryBytes, process.memoryUsage.rss());
      },
    });
    if (indexed !== documents) throw new Error(`Of ${documents} documents, only ${indexed} were indexed.`);
    return { seconds: (performance.now() - startedAt) / 1_000, memoryBytes };
  } finally {
    database.close();
  }
};
