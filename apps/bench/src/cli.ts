import { mkdtempSync, rmSync } from "node:fs";
import { access } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import pc from "picocolors";
import { commandOf, parseArguments } from "./arguments.ts";
import { createCatalog, type HostPaths } from "./arms/catalog.ts";
import { renderTerminal } from "./report/terminal.ts";
import { writeReport } from "./report/write-report.ts";
import { FULL_PLAN, QUICK_PLAN } from "./run/plan.ts";
import { createProgress } from "./run/progress.ts";
import { runBenchmark } from "./run/run-benchmark.ts";
import { sampleLoad } from "./summary/load.ts";
import { summarize } from "./summary/summarize.ts";

export interface CliEnvironment {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly hosts: HostPaths;
}

const WORKSPACE = fileURLToPath(new URL("../../../", import.meta.url));

/** The whole command. @returns the exit code: 0 when all held, 1 when something failed, 2 on bad usage. */
export const runCli = async (
  args: readonly string[],
  { stdout, stderr, hosts }: CliEnvironment,
): Promise<0 | 1 | 2> => {
  const parsed = parseArguments(args, { stdout, stderr });
  if (typeof parsed === "number") return parsed;
  const directory = parsed.out === undefined ? join(WORKSPACE, "reports", "latest") : resolve(parsed.out);
  const plan = parsed.quick ? QUICK_PLAN : FULL_PLAN;
  const startedAt = new Date();
  const loadBefore = await sampleLoad();

  // An index of the run's own: what users have indexed must not change the figures.
  const dataDir = mkdtempSync(join(tmpdir(), "twinhost-bench-"));
  const removeData = (): void => rmSync(dataDir, { recursive: true, force: true });
  process.once("exit", removeData);
  try {
    await requireBuilt(hosts);
    const arms = createCatalog(hosts, dataDir).filter(({ arm }) => parsed.arms?.includes(arm) ?? true);
    const observations = await runBenchmark({ arms, dataDir, plan, progress: createProgress(stderr) });
    const report = summarize(observations, { startedAt, command: commandOf(parsed), loadBefore, plan });
    await writeReport(report, directory);
    const color = stdout.isTTY === true && pc.isColorSupported;
    stdout.write(renderTerminal(report, shown(join(directory, "report.html")), color));
    return 0;
  } catch (error) {
    stderr.write(
      `The benchmark failed, and wrote no figures. ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return 1;
  } finally {
    process.off("exit", removeData);
    removeData();
  }
};

/** A path as its reader would write it. */
const shown = (path: string): string => {
  const fromHere = relative(process.cwd(), path);
  return fromHere.startsWith("..") ? path : fromHere;
};

const requireBuilt = async (hosts: HostPaths): Promise<void> => {
  for (const file of Object.values(hosts)) {
    await access(file).catch(() => {
      throw new Error(`The host ${shown(file)} is not built. Run: npx -y pnpm@12 build`);
    });
  }
};
