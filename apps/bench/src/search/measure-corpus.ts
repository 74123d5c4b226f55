import { mkdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { createSqliteSearch } from "@twinhost/tools";
import { pino } from "pino";
import { checkInjected, type Search } from "./check-injected.ts";
import { generateCorpus } from "./generate-corpus.ts";
import { indexCorpus } from "./index-corpus.ts";
import { measureSearches, SLICES } from "./measure-searches.ts";
import type { MeasuredCorpus } from "./search-report.ts";

/** As `search_docs` has it by default. */
const PAGE = { limit: 5, offset: 0 };

/** How many steps `measureCorpus` has. */
export const STEPS = 2 + SLICES;

export interface CorpusOptions {
  readonly documents: number;
  readonly sliceMs: number;
  /** Made for the corpus and its index, and removed in the end. */
  readonly directory: string;
  /** Called before each step. */
  readonly onStep: (label: string) => void;
}

/** Writes a corpus, indexes it and searches it. @throws at the first wrong answer */
export const measureCorpus = async (options: CorpusOptions): Promise<MeasuredCorpus> => {
  const { documents, sliceMs, directory, onStep } = options;
  const log = pino({ level: "warn" }, process.stderr);
  const folder = join(directory, "documents");
  const file = join(directory, "search.sqlite");
  try {
    onStep("writing");
    await mkdir(folder, { recursive: true });
    const { bytes, injected } = await generateCorpus(folder, documents);
    onStep("indexing");
    const { seconds, memoryBytes } = await indexCorpus(folder, file, documents, log);
    const engine = createSqliteSearch({ file, log });
    try {
      const search: Search = async (query) => engine.search(query, PAGE, new AbortController().signal);
      await checkInjected(injected, search);
      const searches = await measureSearches(search, documents, sliceMs, onStep);
      const { size } = await stat(file);
      return { documents, bytes, injected: injected.length, index: { seconds, bytes: size, memoryBytes }, searches };
    } finally {
      engine.close();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
};
