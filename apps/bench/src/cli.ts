import { mkdtempSync, rmSync } from "node:fs";
import { access } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { BUILD_ADVICE } from "@twinhost/core";
import { renderLedgerTerminal, renderTerminal, writeReport } from "@twinhost/report";
import { findWorkspaceRoot } from "@twinhost/runtime";
import pc from "picocolors";
import {
  type BenchArguments,
  type CompareArguments,
  type FloorsArguments,
  type GuardsArguments,
  type LedgerArguments,
  type MeasuringArguments,
  type PeersArguments,
  type ProfileArguments,
  parseArguments,
  type SearchArguments,
} from "./arguments.ts";
import { createCatalog, findArm, type HostPaths } from "./arms/catalog.ts";
import { commandOf } from "./command-of.ts";
import { showReports } from "./comparison/show-reports.ts";
import { renderDistanceTerminal } from "./distance/distance-terminal.ts";
import { distanceReportFile, runDistance } from "./distance/run-distance.ts";
import type { Experiment } from "./experiments/experiment.ts";
import { renderGuardsTerminal } from "./guards/guards-terminal.ts";
import { guardsReportFile, runGuards } from "./guards/run-guards.ts";
import { ledgerReportFile, runLedger } from "./ledger/run-ledger.ts";
import { benchOwnServer } from "./own-server/bench-own-server.ts";
import type { OwnServerArguments } from "./own-server/own-server-command.ts";
import { UsageError } from "./own-server/usage-error.ts";
import type { Peer } from "./peers/peer.ts";
import { renderPeersTerminal } from "./peers/peers-terminal.ts";
import { peersReportFile, runPeers } from "./peers/run-peers.ts";
import { renderProfile } from "./profile/profile-terminal.ts";
import { runProfile } from "./profile/run-profile.ts";
import { FULL_PLAN, QUICK_PLAN } from "./run/plan.ts";
import { createProgress } from "./run/progress.ts";
import { runBenchmark } from "./run/run-benchmark.ts";
import { qualityTable } from "./search/quality/quality-markdown.ts";
import { en as qualityEn } from "./search/quality/quality-words.ts";
import { qualityReportFile, runQuality } from "./search/quality/run-quality.ts";
import { runSearch, searchReportFile } from "./search/run-search.ts";
import { searchTargetOf } from "./search/search-target.ts";
import { renderSearchTerminal } from "./search/search-terminal.ts";
import { readLastLedger, withLedger } from "./summary/last-ledger.ts";
import { sampleLoad } from "./summary/load.ts";
import { summarize } from "./summary/summarize.ts";

export interface CliEnvironment {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly hosts: HostPaths;
  /** What `bench claims` and `bench peers` run; all by default. */
  readonly experiments?: readonly Experiment[];
  readonly peers?: readonly Peer[];
  /** Aborts `bench search`. */
  readonly signal?: AbortSignal | undefined;
}

/** One run of a command, which writes its report and returns the text for stdout. */
interface Run extends CliEnvironment {
  readonly dataDir: string;
  readonly color: boolean;
}

/** Default parent folder of the reports. */
const WORKSPACE = findWorkspaceRoot() ?? process.cwd();
const QUALITY_CACHE = process.env.SEARCH_QUALITY_CACHE ?? join(tmpdir(), "twinhost-search-quality");
const LAST_LEDGER = join(WORKSPACE, "reports", "claims", "report.json");

/** The whole command. @returns the exit code: 0 if everything held, 1 if something failed, 2 on bad usage */
export const runCli = async (args: readonly string[], environment: CliEnvironment): Promise<0 | 1 | 2> => {
  const parsed = parseArguments(args, environment);
  return typeof parsed === "number" ? parsed : runBench(parsed, environment);
};

/** Measures what was asked for, or reads reports. @returns the exit code */
export const runBench = async (parsed: BenchArguments, environment: CliEnvironment): Promise<0 | 1 | 2> => {
  const { stdout, stderr, hosts } = environment;
  if (parsed.command === "compare-reports" || parsed.command === "repeatability") {
    const { text, holds } = showReports(parsed);
    stdout.write(text);
    return holds ? 0 : 1;
  }
  // The run has its own index: what users have indexed must not change the figures.
  const dataDir = mkdtempSync(join(tmpdir(), "twinhost-bench-"));
  const removeData = (): void => rmSync(dataDir, { recursive: true, force: true });
  process.once("exit", removeData);
  try {
    if (startsHosts(parsed)) await requireBuilt(hosts);
    const run: Run = { ...environment, dataDir, color: stdout.isTTY === true && pc.isColorSupported };
    const { text, holds = true } = await measure(parsed, run);
    stdout.write(text);
    return holds ? 0 : 1;
  } catch (error) {
    if (error instanceof UsageError) {
      stderr.write(`error: ${error.message}\n`);
      return 2;
    }
    const reason = error instanceof Error ? error.message : String(error);
    const what = environment.signal?.aborted
      ? "was interrupted, and wrote no figures."
      : `failed, and wrote no figures. ${reason}`;
    stderr.write(`The benchmark ${what}\n`);
    return 1;
  } finally {
    process.off("exit", removeData);
    removeData();
  }
};

/** Search is measured in the benchmark's own process, and listing a server's tools needs no host. */
const startsHosts = (parsed: MeasuringArguments | OwnServerArguments): boolean =>
  parsed.command !== "search" && !(parsed.command === "mcp" && parsed.tool === undefined);

/** Text for stdout, and whether every answer was right; a command without `holds` throws at the first wrong one. */
interface Measured {
  readonly text: string;
  readonly holds?: boolean;
}

const measure = async (parsed: MeasuringArguments | OwnServerArguments, run: Run): Promise<Measured> => {
  switch (parsed.command) {
    case "compare":
      return { text: await compareTransports(parsed, run) };
    case "guards":
      return { text: await measureGuards(parsed, run) };
    case "floors":
      return measureFloors(parsed, run);
    case "claims":
      return measureLedger(parsed, run);
    case "profile":
      return { text: await profileArm(parsed, run) };
    case "search":
      return measureSearch(parsed, run);
    case "peers":
      return measurePeers(parsed, run);
    case "mcp":
      return measureOwnServer(parsed, run);
  }
};

const compareTransports = async (parsed: CompareArguments, { hosts, dataDir, stderr, color }: Run): Promise<string> => {
  const directory = directoryOf(parsed, "latest");
  const plan = parsed.quick ? QUICK_PLAN : FULL_PLAN;
  const startedAt = new Date();
  const loadBefore = await sampleLoad();
  const arms = createCatalog(hosts, dataDir).filter(({ arm }) => parsed.arms?.includes(arm) ?? true);
  const observations = await runBenchmark({ arms, dataDir, plan, progress: createProgress(stderr) });
  const report = withLedger(
    summarize(observations, { startedAt, command: commandOf(parsed), loadBefore, plan }),
    await readLastLedger(LAST_LEDGER),
  );
  await writeReport(report, directory);
  return renderTerminal(report, shown(join(directory, "report.html")), color);
};

/** What each of these commands needs besides its own arguments. */
const measuringOf = (
  parsed: MeasuringArguments | OwnServerArguments,
  { hosts, dataDir, stderr }: Run,
  byDefault: string,
) => ({
  command: commandOf(parsed),
  hosts,
  dataDir,
  directory: directoryOf(parsed, byDefault),
  progress: createProgress(stderr),
  say: (line: string): boolean => stderr.write(`${line}\n`),
});

const measureGuards = async (parsed: GuardsArguments, run: Run): Promise<string> => {
  const measuring = measuringOf(parsed, run, "guards");
  const report = await runGuards({ ...parsed, ...measuring });
  return renderGuardsTerminal(report, shown(guardsReportFile(measuring.directory)), run.color);
};

const measureFloors = async (parsed: FloorsArguments, run: Run): Promise<Measured> => {
  const measuring = measuringOf(parsed, run, "floors");
  const report = await runDistance({ ...parsed, ...measuring });
  return {
    text: renderDistanceTerminal(report, shown(distanceReportFile(measuring.directory)), run.color),
    holds: report.rows.every(({ verdict }) => verdict !== "void"),
  };
};

const measureLedger = async (parsed: LedgerArguments, run: Run): Promise<Measured> => {
  const measuring = measuringOf(parsed, run, "claims");
  const report = await runLedger({ ...parsed, ...measuring }, run.experiments);
  const reportPath = shown(ledgerReportFile(measuring.directory));
  return {
    text: renderLedgerTerminal(report, { language: parsed.lang, reportPath, color: run.color }),
    holds: report.experiments.every(({ outcome }) => outcome !== "void"),
  };
};

const profileArm = async (parsed: ProfileArguments, { hosts, dataDir, color }: Run): Promise<string> => {
  const directory = directoryOf(parsed, "profile");
  const { row, quick, concurrency } = parsed;
  const arm = findArm(hosts, dataDir, row);
  const { warmUp } = quick ? QUICK_PLAN : FULL_PLAN;
  const profile = await runProfile({ arm, concurrency, seconds: quick ? 1 : 5, warmUp, dataDir, directory });
  return renderProfile(profile, { row, directory: shown(directory), command: commandOf(parsed), color });
};

const measureSearch = async (parsed: SearchArguments, run: Run): Promise<Measured> => {
  const { signal = new AbortController().signal } = run;
  const measuring = { ...measuringOf(parsed, run, "search"), signal };
  const target = searchTargetOf(process.env);
  if (parsed.quality) {
    const report = await runQuality({ ...measuring, target, cache: QUALITY_CACHE });
    return { text: `${qualityTable(report, qualityEn)}\nReport: ${shown(qualityReportFile(measuring.directory))}\n` };
  }
  const report = await runSearch({ ...parsed, ...measuring, target });
  return {
    text: renderSearchTerminal(report, shown(searchReportFile(measuring.directory)), run.color),
    holds: report.corpora.length > 0,
  };
};

const measurePeers = async (parsed: PeersArguments, run: Run): Promise<Measured> => {
  const measuring = measuringOf(parsed, run, "peers");
  const report = await runPeers({ ...parsed, ...measuring }, run.peers);
  return {
    text: renderPeersTerminal(report, shown(peersReportFile(measuring.directory)), run.color),
    holds: report.peers.every(({ state }) => state !== "void"),
  };
};

const measureOwnServer = async (given: OwnServerArguments, run: Run): Promise<Measured> =>
  benchOwnServer(given, {
    ...measuringOf(given, run, "mcp"),
    color: run.color,
    ledger: await readLastLedger(LAST_LEDGER),
    shown,
  });

const directoryOf = ({ out }: Pick<MeasuringArguments, "out">, byDefault: string): string =>
  out === undefined ? join(WORKSPACE, "reports", byDefault) : resolve(out);

/** The path, relative to the working directory if it is inside. */
const shown = (path: string): string => {
  const fromHere = relative(process.cwd(), path);
  return fromHere.startsWith("..") ? path : fromHere;
};

const requireBuilt = async (hosts: HostPaths): Promise<void> => {
  for (const file of Object.values(hosts)) {
    await access(file).catch(() => {
      throw new Error(`There is no host at ${shown(file)}. ${BUILD_ADVICE}`);
    });
  }
};
