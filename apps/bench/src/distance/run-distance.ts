import { join } from "node:path";
import { writeWhole } from "@twinhost/report";
import type { HostPaths } from "../arms/catalog.ts";
import type { Progress } from "../run/progress.ts";
import { sampleLoad } from "../summary/load.ts";
import { recordRun } from "../summary/run-record.ts";
import { renderDistanceMarkdown } from "./distance-markdown.ts";
import { type DistanceReport, distanceReport } from "./distance-report.ts";
import { findFastMcp } from "./find-fastmcp.ts";
import { measureDistance } from "./measure-distance.ts";
import { FULL_DISTANCE_PLAN, QUICK_DISTANCE_PLAN } from "./plan.ts";
import { DEPLOYMENTS, GROUPS, type GroupId, rowsOf } from "./rows.ts";
import { summarizeDistance } from "./summarize-distance.ts";

export interface DistanceOptions {
  readonly quick: boolean;
  /** Undefined: all. */
  readonly only: readonly GroupId[] | undefined;
  /** Undefined: the plan's number. */
  readonly starts: number | undefined;
  /** The command that repeats the run. */
  readonly command: string;
  readonly hosts: HostPaths;
  /** The run's own folder for index, keys, usage and logs. */
  readonly dataDir: string;
  /** Folder of the report. */
  readonly directory: string;
  readonly progress: Progress;
}

/** Measures, and writes floors.json and floors.md. */
export const runDistance = async (options: DistanceOptions): Promise<DistanceReport> => {
  const { quick, command, hosts, dataDir, directory, progress } = options;
  const groups = GROUPS.filter((group) => options.only?.includes(group) ?? true);
  const rows = rowsOf(groups);
  const deployments = DEPLOYMENTS.filter((id) => rows.some(({ of, against }) => of === id || against === id));
  const usual = quick ? QUICK_DISTANCE_PLAN : FULL_DISTANCE_PLAN;
  const plan = { ...usual, starts: options.starts ?? usual.starts };
  const startedAt = new Date();
  const loadBefore = await sampleLoad();
  const python = deployments.includes("fastmcp") ? await findFastMcp() : undefined;
  const observations = await measureDistance({ hosts, dataDir, deployments, python, plan, progress });
  const report = distanceReport.parse({
    schemaVersion: 1,
    ...recordRun({ startedAt, command, loadBefore }),
    method: { mode: plan.mode, starts: plan.starts },
    rows: summarizeDistance(observations, groups),
  } satisfies DistanceReport);
  await writeWhole(directory, {
    "floors.json": `${JSON.stringify(report, null, 2)}\n`,
    "floors.md": renderDistanceMarkdown(report),
  });
  return report;
};

/** Path of the readable report. */
export const distanceReportFile = (directory: string): string => join(directory, "floors.md");
