import { join, relative, sep } from "node:path";
import { type ClaimId, type LedgerReport, writeLedger } from "@twinhost/report";
import { findWorkspaceRoot } from "@twinhost/runtime";
import type { HostPaths } from "../arms/catalog.ts";
import type { Experiment, Prices } from "../experiments/experiment.ts";
import { EXPERIMENTS } from "../experiments/registry.ts";
import { areComplete } from "../experiments/statistics.ts";
import type { Progress } from "../run/progress.ts";
import { prepareWorkloads } from "../run/reference.ts";
import { sampleLoad } from "../summary/load.ts";
import { recordRun } from "../summary/run-record.ts";
import { openFinished } from "./finished.ts";
import { measureExperiment } from "./measure-experiment.ts";
import type { ExperimentResult } from "./result.ts";
import { secondsOf, startsOf } from "./starts.ts";
import { summarizeLedger } from "./summarize-ledger.ts";
import { createTimeLeft } from "./time-left.ts";

export interface LedgerOptions {
  readonly quick: boolean;
  /** Undefined: all. */
  readonly only: readonly ClaimId[] | undefined;
  /** Undefined: the mode's number. */
  readonly starts: number | undefined;
  readonly prices: Prices;
  /** The command that repeats the run. */
  readonly command: string;
  readonly hosts: HostPaths;
  /** The run's own folder for index, usage and logs. */
  readonly dataDir: string;
  /** Folder of the report and, until it is written, of finished experiments. */
  readonly directory: string;
  readonly progress: Progress;
  /** Prints one line for the user. */
  readonly say: (line: string) => void;
}

/** Measures what is unfinished, and writes report.json, report.md and report.html. @param known - all experiments */
export const runLedger = async (
  options: LedgerOptions,
  known: readonly Experiment[] = EXPERIMENTS,
): Promise<LedgerReport> => {
  const { quick, only, command, hosts, directory, say } = options;
  const mode = quick ? "quick" : "full";
  const chosen = known.filter(({ claims }) => only?.some((claim) => claim in claims) ?? true);
  const missing = new Map(chosen.flatMap((experiment) => missingFor(experiment)));
  const startedAt = new Date();
  const loadBefore = await sampleLoad();
  const kind = JSON.stringify([mode, options.starts ?? "default", options.prices]);
  const finished = await openFinished(directory, kind, hosts);
  const results = await finished.load();
  for (const { id, figures } of chosen) {
    const kept = results.get(id);
    if (kept && !areComplete(figures, kept.starts)) results.delete(id);
    else if (kept) say(`${id}: kept from the interrupted run of ${shortTime(kept.startedAt)}.`);
  }
  const sayKept = (): void => {
    const kept = chosen.filter(({ id }) => results.has(id)).map(({ id }) => id);
    if (kept.length > 0) say(`Kept: ${kept.join(", ")}. The same command goes on from there.`);
  };
  process.once("exit", sayKept);
  try {
    const unfinished = chosen.filter(({ id }) => !results.has(id) && !missing.has(id));
    for await (const result of measureAll(unfinished, mode, options)) {
      // The next run measures void experiments again.
      if (result.failure === null) await finished.keep(result);
      results.set(result.id, result);
    }
  } finally {
    process.off("exit", sayKept);
  }
  const report = summarizeLedger(
    chosen.flatMap(({ id }) => results.get(id) ?? []),
    { record: recordRun({ startedAt, command, loadBefore }), mode, missing },
  );
  await writeLedger(report, directory, guidesFrom(directory));
  const ids = chosen.map(({ id }) => id);
  const voided = ids.filter((id) => report.experiments.some((one) => one.id === id && one.outcome === "void"));
  // Good results stay if others are void. Those void because of a figure that is no number were kept until here.
  await finished.clear(voided.length === 0 ? ids : voided);
  if (voided.length > 0) say(`Void: ${voided.join(", ")}. The same command measures that again, and keeps the others.`);
  return report;
};

const missingFor = (experiment: Experiment): (readonly [ClaimId, string])[] => {
  const what = experiment.missing?.();
  return what === undefined ? [] : [[experiment.id, what]];
};

const measureAll = async function* (
  experiments: readonly Experiment[],
  mode: "full" | "quick",
  { hosts, dataDir, prices, progress, starts: asked }: LedgerOptions,
): AsyncGenerator<ExperimentResult> {
  if (experiments.length === 0) return;
  const timeLeft = createTimeLeft(secondsOf(experiments, mode, asked));
  const tell = (label: string): void =>
    progress.step(`${label}, ${timeLeft.shown()}`, Math.round(timeLeft.doneSeconds()), timeLeft.totalSeconds);
  try {
    tell("preparing");
    const workloads = await prepareWorkloads(dataDir);
    const setting = { hosts, dataDir, calls: workloads.timed.calculate, workloads, mode, prices };
    for (const experiment of experiments) {
      const { id, secondsPerStart } = experiment;
      const starts = startsOf(experiment, mode, asked);
      let begun = 0;
      const result = await measureExperiment(experiment, setting, starts, (start) => {
        if (start > 1) timeLeft.done(secondsPerStart[mode]);
        begun = start;
        tell(`${id}, start ${start} of ${starts}`);
      });
      timeLeft.done((starts - Math.max(0, begun - 1)) * secondsPerStart[mode]);
      yield result;
    }
  } finally {
    progress.end();
  }
};

/** "2026-11-27 15:04 UTC" */
const shortTime = (iso: string): string => `${iso.slice(0, 16).replace("T", " ")} UTC`;

/** Relative path from the report to the guides, for links; undefined outside a workspace. */
const guidesFrom = (directory: string): string | undefined => {
  const workspace = findWorkspaceRoot();
  return workspace && relative(directory, join(workspace, "docs")).replaceAll(sep, "/");
};

/** Path of the readable report. */
export const ledgerReportFile = (directory: string): string => join(directory, "report.html");
