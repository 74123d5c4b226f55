import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { indexSize, type OpenSearchOptions, openSearch } from "@twinhost/tools";
import { pino } from "pino";
import { checkInjected, type Search } from "./check-injected.ts";
import { generateCorpus } from "./generate-corpus.ts";
import { indexCorpus } from "./index-corpus.ts";
import { measureSearches, SLICES } from "./measure-searches.ts";
import type { MeasuredCorpus } from "./search-report.ts";
import { removePublished, type SearchTarget } from "./search-target.ts";

/** Defaults of `search_docs`. */
const PAGE = { limit: 5, offset: 0 };

/** Number of steps in `measureCorpus`. */
export const STEPS = 2 + SLICES;

export interface CorpusOptions {
  readonly target: SearchTarget;
  readonly documents: number;
  readonly sliceMs: number;
  /** Created for the corpus and its index, and removed at the end. */
  readonly directory: string;
  readonly signal: AbortSignal;
  /** Called before each step. */
  readonly onStep: (label: string) => void;
}

/** Writes a corpus, indexes it and searches it. @throws at the first wrong answer */
export const measureCorpus = async (options: CorpusOptions): Promise<MeasuredCorpus> => {
  const { target, documents, sliceMs, directory, signal, onStep } = options;
  const log = pino({ level: "warn" }, process.stderr);
  const folder = join(directory, "documents");
  const file = join(directory, "search.sqlite");
  try {
    onStep("writing");
    await mkdir(folder, { recursive: true });
    const { bytes, injected } = await generateCorpus(folder, documents, signal);
    onStep("indexing");
    const { seconds, memoryBytes } = await indexCorpus({ folder, file, documents, target, log, signal });
    await searching({ file, cluster: target.cluster, log }, signal, (search) => checkInjected(injected, search));
    const searches = await searching({ file, ...target, log }, signal, (search) =>
      measureSearches(search, documents, sliceMs, onStep),
    );
    const size = await indexSize({ file, cluster: target.cluster });
    return { documents, bytes, injected: injected.length, index: { seconds, bytes: size, memoryBytes }, searches };
  } finally {
    await rm(directory, { recursive: true, force: true });
    await removePublished(target, log);
  }
};

const searching = async <Result>(
  options: OpenSearchOptions,
  signal: AbortSignal,
  use: (search: Search) => Promise<Result>,
): Promise<Result> => {
  const engine = await openSearch(options);
  try {
    await engine.ready();
    return await use(async (query) => engine.search(query, PAGE, signal));
  } finally {
    await engine.close();
  }
};
