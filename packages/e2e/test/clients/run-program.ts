import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** Timeout for one run of a command-line client. */
const TIMEOUT_MS = 25_000;

/** The script of an installed package's program, to be run by this Node. */
export const scriptOf = (packageName: string, program: string): string => {
  const manifest = findPackageJSON(packageName, import.meta.url);
  if (!manifest) throw new Error(`${packageName} is not installed.`);
  const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as { bin: Record<string, string> };
  return join(dirname(manifest), bin[program] ?? "");
};

/**
 * Environment of every third-party program: its own home, so that it does not touch the developer's, and no browser to
 * open.
 */
export const programEnvironment = (home: string): Record<string, string> => ({
  PATH: process.env.PATH ?? "",
  HOME: home,
  XDG_CONFIG_HOME: join(home, "config"),
  MCP_REMOTE_CONFIG_DIR: join(home, "mcp-remote"),
  BROWSER: "/bin/false",
  NO_COLOR: "1",
});

/** Runs a program to completion. @returns its stdout. @throws Error with both streams if it fails. */
export const runProgram = async (file: string, args: readonly string[], home: string): Promise<string> => {
  const options = { env: programEnvironment(home), cwd: home, timeout: TIMEOUT_MS, encoding: "utf8" } as const;
  const { stdout } = await execute(file, args, options);
  return stdout;
};
