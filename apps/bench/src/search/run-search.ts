import { statfs } from "node:fs/promises";
import { join } from "node:path";
import { writeWhole } from "@twinhost/report";
import type { Progress } from "../run/progress.ts";
import { sampleLoad } from "../summary/load.ts";
import { recordRun } from "../summary/run-record.ts";
import { measureCorpus, STEPS } from "./measure-corpus.ts";
import { FULL_SEARCH_PLAN, QUICK_SEARCH_PLAN } from "./plan.ts";
import { renderSearchMarkdown } from "./search-markdown.ts";
import { type SearchReport, searchReport } from "./search-report.ts";
import type { SearchTarget } from "./search-target.ts";

export interface SearchOptions {
  readonly target: SearchTarget;
  readonly quick: boolean;
  /** Undefined: the plan's sizes. */
  readonly sizes: readonly number[] | undefined;
  /** The command that repeats the run. */
  readonly command: string;
  /** The run's own folder for corpora and their indexes. */
  readonly dataDir: string;
  /** Folder of the report, which is written only if every answer was right. */
  readonly directory: string;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Disk space per document: its file, its share of the index, and as much again for uncommitted data. */
const BYTES_OF_DOCUMENT = 24 * 1024;

/** Measures, and writes search.json and search.md. @throws at the first wrong answer */
export const runSearch = async (options: SearchOptions): Promise<SearchReport> => {
  const { target, quick, command, dataDir, directory, progress, signal } = options;
  const plan = quick ? QUICK_SEARCH_PLAN : FULL_SEARCH_PLAN;
  const sizes = (options.sizes ?? plan.sizes).toSorted((one, other) => one - other);
  const startedAt = new Date();
  const loadBefore = await sampleLoad();
  const corpora: SearchReport["corpora"] = [];
  const leftOut: SearchReport["leftOut"] = [];
  try {
    for (const [index, documents] of sizes.entries()) {
      const neededBytes = documents * BYTES_OF_DOCUMENT;
      const { bavail, bsize } = await statfs(dataDir);
      if (neededBytes > bavail * bsize) {
        leftOut.push({ documents, neededBytes, freeBytes: bavail * bsize });
        continue;
      }
      let step = index * STEPS;
      corpora.push(
        await measureCorpus({
          target,
          documents,
          sliceMs: plan.sliceMs,
          directory: join(dataDir, String(documents)),
          signal,
          onStep: (label) =>
            progress.step(`${documents.toLocaleString("en-US")} documents: ${label}`, step++, sizes.length * STEPS),
        }),
      );
    }
  } finally {
    progress.end();
  }
  const report = searchReport.parse({
    schemaVersion: 1,
    ...recordRun({ startedAt, command, loadBefore }),
    method: { mode: plan.mode, engine: target.cluster?.engine ?? "sqlite", model: target.embeddings?.model },
    corpora,
    leftOut,
  } satisfies SearchReport);
  await writeWhole(directory, {
    "search.json": `${JSON.stringify(report, null, 2)}\n`,
    "search.md": renderSearchMarkdown(report),
  });
  return report;
};

/** Path of the readable report. */
export const searchReportFile = (directory: string): string => join(directory, "search.md");
