import { join } from "node:path";
import { writeWhole } from "@twinhost/report";
import { resolveDataDirectory } from "@twinhost/runtime";
import type { HostPaths } from "../arms/catalog.ts";
import type { Progress } from "../run/progress.ts";
import { sampleLoad } from "../summary/load.ts";
import { recordRun } from "../summary/run-record.ts";
import { PEERS } from "./catalog.ts";
import { measurePeers } from "./measure-peers.ts";
import type { Peer } from "./peer.ts";
import { renderPeersMarkdown } from "./peers-markdown.ts";
import { type PeersReport, peersReport } from "./peers-report.ts";
import { FULL_PEERS_PLAN, QUICK_PEERS_PLAN } from "./plan.ts";
import { summarizePeers } from "./summarize-peers.ts";

export interface PeersOptions {
  readonly quick: boolean;
  /** Undefined: all. The peers they are compared with are measured too. */
  readonly only: readonly string[] | undefined;
  /** Undefined: the plan's number. */
  readonly starts: number | undefined;
  /** Whether missing peers may be downloaded. */
  readonly install: boolean;
  /** The command that repeats the run. */
  readonly command: string;
  readonly hosts: HostPaths;
  /** The run's own folder for keys, usage and compiled code. */
  readonly dataDir: string;
  /** Folder of the report. */
  readonly directory: string;
  readonly progress: Progress;
  readonly say: (line: string) => void;
}

/** Measures, and writes report.json and report.md. @param known - all peers */
export const runPeers = async (options: PeersOptions, known: readonly Peer[] = PEERS): Promise<PeersReport> => {
  const { quick, only, command, hosts, dataDir, directory, progress, say } = options;
  const usual = quick ? QUICK_PEERS_PLAN : FULL_PEERS_PLAN;
  const plan = { ...usual, starts: options.starts ?? usual.starts };
  const peers = only === undefined ? known : chosen(known, only);
  const cache = join(resolveDataDirectory(process.env.DATA_DIR), "peers");
  const startedAt = new Date();
  const loadBefore = await sampleLoad();
  const seen = await measurePeers({ peers, hosts, dataDir, plan, progress, cache, mayFetch: options.install, say });
  const report = peersReport.parse({
    schemaVersion: 1,
    ...recordRun({ startedAt, command, loadBefore }),
    method: { mode: plan.mode, starts: plan.starts },
    peers: summarizePeers(peers, seen),
  } satisfies PeersReport);
  await writeWhole(directory, {
    "report.json": `${JSON.stringify(report, null, 2)}\n`,
    "report.md": renderPeersMarkdown(report),
  });
  return report;
};

/** The requested peers, those they are compared with, and the noise row. */
const chosen = (known: readonly Peer[], only: readonly string[]): Peer[] => {
  const asked = known.filter(({ id }) => only.includes(id));
  const needed = new Set([...only, ...asked.map(({ against }) => against), "ours", "ours-again"]);
  return known.filter(({ id }) => needed.has(id));
};

/** Path of the readable report. */
export const peersReportFile = (directory: string): string => join(directory, "report.md");
