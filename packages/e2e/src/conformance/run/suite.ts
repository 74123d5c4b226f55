import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

export type Revision = "2025-11-25" | "2026-07-28";

export interface Check {
  readonly id: string;
  readonly status: "SUCCESS" | "FAILURE" | "WARNING" | "SKIPPED" | "INFO";
  readonly errorMessage?: string;
}

export interface ScenarioResult {
  readonly scenario: string;
  readonly checks: readonly Check[];
}

const PACKAGE = dirname(createRequire(import.meta.url).resolve("@modelcontextprotocol/conformance/package.json"));

const runSuite = async (args: readonly string[], timeoutMs: number): Promise<string> => {
  const child = spawn(process.execPath, [join(PACKAGE, "dist/index.js"), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    timeout: timeoutMs,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  await once(child, "close");
  return output;
};

/** @returns the results that the suite wrote per scenario @throws Error with its output if it wrote none */
const readResults = (folder: string, prefix: string, output: string): ScenarioResult[] => {
  // A scenario's name may contain a slash.
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => basename(name) === "checks.json",
  );
  const results = files.map((file) => ({
    scenario: dirname(file)
      .replace(/-\d{4}-\d\d-\d\dT[\d-]+Z$/, "")
      .slice(prefix.length),
    checks: JSON.parse(readFileSync(join(folder, file), "utf8")) as Check[],
  }));
  if (results.length === 0) throw new Error(`The suite wrote no results. It said:\n${output}`);
  return results;
};

const inFolder = async <Result>(work: (folder: string) => Promise<Result>): Promise<Result> => {
  const folder = mkdtempSync(join(tmpdir(), "twinhost-conformance-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Runs every server scenario of a revision, including unscored ones. */
export const examineServer = (url: string, revision: Revision): Promise<ScenarioResult[]> =>
  inFolder(async (folder) => {
    const output = await runSuite(["server", "--url", url, "--requirements", revision, "-o", folder], 600_000);
    return readResults(folder, "server-", output);
  });

/** Runs one client scenario. @param command starts the client; the suite appends its server's URL. */
export const examineClient = (command: string, scenario: string, revision: Revision): Promise<ScenarioResult> =>
  inFolder(async (folder) => {
    const args = ["client", "--command", command, "--scenario", scenario, "--spec-version", revision, "-o", folder];
    const output = await runSuite(args, 60_000);
    const [result] = readResults(folder, "", output);
    return { scenario, checks: result?.checks ?? [] };
  });

/** The scenarios that a revision requires, by role, as the suite lists them. */
export const requiredScenarios = async (revision: Revision): Promise<{ server: string[]; client: string[] }> => {
  const output = await runSuite(["list", "--requirements", revision], 30_000);
  const required = output.split(/^Run and reported/m)[0] ?? "";
  const [server = "", client = ""] = required.split(/^Client scenarios.*$/m);
  const names = (section: string): string[] => Array.from(section.matchAll(/^\s+- (\S+)/gm), ([, name]) => name ?? "");
  return { server: names(server), client: names(client) };
};
