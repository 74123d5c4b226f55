import { join } from "node:path";
import { writeWhole } from "@twinhost/report";
import type { GuardHosts } from "../arms/catalog.ts";
import type { Progress } from "../run/progress.ts";
import { sampleLoad } from "../summary/load.ts";
import { GUARD_ROWS, GUARD_TRANSPORTS, type GuardRowId, type GuardTransport } from "./guard.ts";
import { renderGuardsMarkdown } from "./guards-markdown.ts";
import { type GuardsReport, guardsReport } from "./guards-report.ts";
import { measureGuards } from "./measure-guards.ts";
import { FULL_GUARDS_PLAN, QUICK_GUARDS_PLAN } from "./plan.ts";
import { summarizeGuardsRun } from "./summarize-guards-run.ts";

export interface GuardsOptions {
  readonly quick: boolean;
  /** Undefined: all. */
  readonly transports: readonly GuardTransport[] | undefined;
  /** Undefined: all. */
  readonly guards: readonly GuardRowId[] | undefined;
  /** Undefined: the plan's number. */
  readonly starts: number | undefined;
  /** The command that repeats the run. */
  readonly command: string;
  readonly hosts: GuardHosts;
  /** The run's own folder for index, keys, usage and logs. */
  readonly dataDir: string;
  /** Folder of the report, which is written only if every answer was right. */
  readonly directory: string;
  readonly progress: Progress;
}

/** Measures, and writes guards.json and guards.md. @throws at the first wrong answer */
export const runGuards = async (options: GuardsOptions): Promise<GuardsReport> => {
  const { quick, command, hosts, dataDir, directory, progress } = options;
  const transports = GUARD_TRANSPORTS.filter((transport) => options.transports?.includes(transport) ?? true);
  const rows = GUARD_ROWS.filter((row) => row === "nothing" || (options.guards?.includes(row) ?? true));
  const usual = quick ? QUICK_GUARDS_PLAN : FULL_GUARDS_PLAN;
  const plan = { ...usual, starts: options.starts ?? usual.starts };
  const startedAt = new Date();
  const loadBefore = await sampleLoad();
  const figures = await measureGuards({ hosts, dataDir, transports, rows, plan, progress });
  const report = guardsReport.parse(
    summarizeGuardsRun(figures, { startedAt, command, loadBefore, mode: plan.mode, transports, rows }),
  );
  await writeWhole(directory, {
    "guards.json": `${JSON.stringify(report, null, 2)}\n`,
    "guards.md": renderGuardsMarkdown(report),
  });
  return report;
};

/** Path of the readable report. */
export const guardsReportFile = (directory: string): string => join(directory, "guards.md");
