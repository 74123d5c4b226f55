import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { writeWhole } from "@twinhost/report";
import {
  embedDocuments,
  findGuides,
  indexDocuments,
  openDatabase,
  openSearch,
  publishDocuments,
} from "@twinhost/tools";
import { pino } from "pino";
import { sampleLoad } from "../../summary/load.ts";
import { recordRun } from "../../summary/run-record.ts";
import { removePublished, type SearchTarget } from "../search-target.ts";
import { fetchCorpus } from "./fetch-corpus.ts";
import { askQuestions, type JudgedAnswer, judgeAnswers } from "./measure-quality.ts";
import { renderQualityMarkdown } from "./quality-markdown.ts";
import { type QualityReport, type QualityRow, qualityReport } from "./quality-report.ts";
import { readQuestions } from "./questions.ts";

export interface QualityOptions {
  readonly target: SearchTarget;
  /** The command that repeats the run. */
  readonly command: string;
  /** Kept between runs: the corpus, its index and its vectors. */
  readonly cache: string;
  /** Folder of the report, which keeps the engines of earlier runs. */
  readonly directory: string;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Asks the judged questions, by words and, if the target has embeddings, also by meaning. */
export const runQuality = async (options: QualityOptions): Promise<QualityReport> => {
  const { target, command, cache, directory, say, signal } = options;
  const startedAt = new Date();
  const loadBefore = await sampleLoad();
  const { folder, versions } = await fetchCorpus(cache, say, signal);
  const rows: QualityRow[] = [];
  let documents = 0;
  try {
    documents = await indexCorpus(folder, options);
    for (const embeddings of target.embeddings ? [undefined, target.embeddings] : [undefined]) {
      const { engine, answers } = await ask({ ...target, embeddings }, options);
      for (const line of missesOf(answers)) say(line);
      const model = embeddings?.model;
      rows.push({ engine, model, measuredAt: startedAt.toISOString(), groups: judgeAnswers(answers) });
    }
  } finally {
    await removePublished(target, log);
  }
  const report = qualityReport.parse({
    schemaVersion: 1,
    ...recordRun({ startedAt, command, loadBefore }),
    documents,
    packages: versions,
    rows: [...(await earlierRows(directory, rows)), ...rows].sort(byName),
  } satisfies QualityReport);
  await writeWhole(directory, {
    "quality.json": `${JSON.stringify(report, null, 2)}\n`,
    "quality.md": renderQualityMarkdown(report),
  });
  return report;
};

/** Path of the readable report. */
export const qualityReportFile = (directory: string): string => join(directory, "quality.md");

const indexCorpus = async (folder: string, { target, cache, say, signal }: QualityOptions): Promise<number> => {
  const { cluster, embeddings } = target;
  await mkdir(cache, { recursive: true });
  const database = await openDatabase(join(cache, "search.sqlite"));
  const guides = findGuides();
  try {
    const folders = guides === undefined ? [folder] : [folder, guides];
    const { indexed, unchanged } = await indexDocuments({ database, folders, log, signal });
    const onProgress = (done: number, total: number): void => {
      if (done % PROGRESS_STEP < PASSAGES_OF_REQUEST) say(`${done} of ${total} sections have vectors`);
    };
    if (embeddings) await embedDocuments({ database, embeddings, log, signal, onProgress });
    if (cluster) await publishDocuments({ cluster, database, log, signal, model: embeddings?.model });
    return indexed + unchanged;
  } finally {
    database.close();
  }
};

const ask = async (
  target: SearchTarget,
  { cache, signal }: QualityOptions,
): Promise<{ readonly engine: string; readonly answers: readonly JudgedAnswer[] }> => {
  const engine = await openSearch({ file: join(cache, "search.sqlite"), ...target, log });
  try {
    await engine.ready();
    const corpus = `${basename(join(cache, "corpus"))}/`;
    const answers = await askQuestions(readQuestions(), async (query, limit) => {
      const { results } = await engine.search(query, { limit, offset: 0 }, signal);
      return results.map(({ id }) => (id.startsWith(corpus) ? id.slice(corpus.length) : id));
    });
    const description = engine.describe();
    const byMeaning = ", and by meaning with ";
    if (target.embeddings && !description.includes(byMeaning))
      throw new Error(`The search went by words alone: ${description}`);
    return { engine: description.split(byMeaning)[0] ?? description, answers };
  } finally {
    await engine.close();
  }
};

/** Questions without any right document, for human review: the first documents found may be right too. */
const missesOf = (answers: readonly JudgedAnswer[]): string[] =>
  answers
    .filter(({ question, found }) => !found.some((id) => question.grades.has(id)))
    .map(
      ({ question, found }) =>
        `nothing right for "${question.query}"; first: ${found.slice(0, 3).join(", ") || "none"}`,
    );

const earlierRows = async (directory: string, rows: readonly QualityRow[]): Promise<QualityRow[]> => {
  const file = join(directory, "quality.json");
  if (!existsSync(file)) return [];
  const earlier = qualityReport.safeParse(JSON.parse(await readFile(file, "utf8")));
  const isNew = (row: QualityRow): boolean => rows.some((other) => byName(row, other) === 0);
  return earlier.success ? earlier.data.rows.filter((row) => !isNew(row)) : [];
};

const byName = (one: QualityRow, other: QualityRow): number =>
  `${one.engine} ${one.model ?? ""}`.localeCompare(`${other.engine} ${other.model ?? ""}`, "en");

const PROGRESS_STEP = 1_000;
const PASSAGES_OF_REQUEST = 32;
const log = pino({ level: "warn" }, process.stderr);
