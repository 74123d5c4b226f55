import { join } from "node:path";
import type { ToolDescription } from "@twinhost/core";
import { type LedgerReport, type OwnServerReport, writeOwnServer } from "@twinhost/report";
import type { HostPaths } from "../arms/catalog.ts";
import { openModelServer } from "../experiments/model-server.ts";
import { CALLS_EACH, CONVERSATIONS } from "../generator/own-server/request.ts";
import { memoryKind } from "../measure/memory.ts";
import type { Progress } from "../run/progress.ts";
import { sampleLoad } from "../summary/load.ts";
import { recordRun } from "../summary/run-record.ts";
import { adviseOn } from "./advise-on.ts";
import { firstAnswers } from "./first-answers.ts";
import { isReadOnly } from "./list-tools.ts";
import { conformanceOf, revisionsOf, withServer } from "./look-at-server.ts";
import { isLoopback } from "./loopback.ts";
import { measureScenarios } from "./measure-scenarios.ts";
import type { OwnServerArguments } from "./own-server-command.ts";
import { FULL_OWN_SERVER_PLAN, QUICK_OWN_SERVER_PLAN } from "./plan.ts";
import type { NamedServer } from "./read-server.ts";
import { offeredName, scenariosOf } from "./rows.ts";
import { summarizeScenarios } from "./summarize.ts";
import { UsageError } from "./usage-error.ts";

export interface OwnServerRun {
  readonly given: OwnServerArguments;
  readonly server: NamedServer;
  readonly toolName: string;
  /** Command that repeats the run. */
  readonly command: string;
  readonly hosts: HostPaths;
  readonly dataDir: string;
  readonly directory: string;
  readonly progress: Progress;
  /** The last `bench claims` of this machine. */
  readonly ledger: LedgerReport | undefined;
  /** Formats a path for the user. */
  readonly shown: (path: string) => string;
  /** Prints what the user must know before the run. */
  readonly say: (line: string) => unknown;
}

/** Default cap in calls per second for a server on another machine. */
const POLITE_RATE = 10;

/** Measures one tool of the user's server, and writes report.json and report.md. */
export const runOwnServer = async (run: OwnServerRun): Promise<OwnServerReport> => {
  const { given, server, toolName, command, hosts, dataDir, directory, progress, ledger, shown } = run;
  const usual = given.quick ? QUICK_OWN_SERVER_PLAN : FULL_OWN_SERVER_PLAN;
  const plan = { ...usual, starts: given.starts ?? usual.starts };
  const mostPerSecond = rateFor(run);
  const startedAt = new Date();
  const loadBefore = await sampleLoad();
  progress.step("looking at the server", 0, 1);
  const { tools, tool, expected } = await withServer(server, async (client) => {
    const tools = await client.listTools();
    const tool = chosenOf(tools, toolName, given);
    return { tools, tool, expected: await firstAnswers(client, tool.name, given.args, mostPerSecond) };
  });
  const call = { arguments: given.args, isReadOnly: isReadOnly(tool) };
  const conformance = await conformanceOf(server, tool, call);
  const revisions = await revisionsOf(server);
  const model = await openModelServer(() => ({ name: offeredName(server.name, tool.name), arguments: given.args }));
  try {
    const scenarios = scenariosOf({ server, tool: tool.name, hosts, dataDir, modelUrl: model.url });
    const measuring = { arguments: given.args, expected, mostPerSecond, plan, dataDir, progress };
    const seen = await measureScenarios({ scenarios, ...measuring });
    const measured = {
      schemaVersion: 1 as const,
      ...recordRun({ startedAt, command, loadBefore }),
      method: {
        mode: plan.mode,
        starts: plan.starts,
        conversations: CONVERSATIONS,
        callsEach: CALLS_EACH,
        memory: memoryKind,
        mostPerSecond,
      },
      server: {
        ...describe(server),
        name: conformance.name,
        version: conformance.version,
        revisions,
        tools: tools.length,
      },
      tool: { name: tool.name, isReadOnly: call.isReadOnly, answersVary: expected === null },
      conformance: [...conformance.results],
      rows: summarizeScenarios(scenarios, seen),
    };
    const advice = adviseOn(measured, ledger, shown(join(directory, "report.json")));
    const report = { ...measured, advice };
    await writeOwnServer(report, directory);
    return report;
  } finally {
    model.close();
  }
};

const rateFor = ({ given: { rate }, server: { entry }, say }: OwnServerRun): number | null => {
  if (rate !== undefined) return rate === "off" ? null : rate;
  if (!("url" in entry) || isLoopback(new URL(entry.url).hostname)) return null;
  say(
    `The server is not on this machine: it gets ${POLITE_RATE} calls a second at most, and the load is not raised. --rate N or --rate off changes that.`,
  );
  return POLITE_RATE;
};

/** @throws UsageError when the tool is missing or may not be called */
const chosenOf = (tools: readonly ToolDescription[], name: string, { allowWrites }: OwnServerArguments) => {
  const tool = tools.find((candidate) => candidate.name === name);
  if (!tool)
    throw new UsageError(
      `The server has no tool "${name}". It has ${tools.map((one) => one.name).join(", ") || "none"}.`,
    );
  if (!isReadOnly(tool) && !allowWrites)
    throw new UsageError(
      `The annotations of "${name}" do not say that it only reads, and it would be called thousands of times. If that does no harm, add --allow-writes.`,
    );
  return tool;
};

const describe = ({ entry }: NamedServer): Pick<OwnServerReport["server"], "transport" | "target"> => {
  if (!("url" in entry)) return { transport: "stdio", target: entry.command };
  const { origin, pathname } = new URL(entry.url);
  return { transport: "http", target: `${origin}${pathname}` };
};

/** Path of the readable report. */
export const ownServerReportFile = (directory: string): string => join(directory, "report.md");
