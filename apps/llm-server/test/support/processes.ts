import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll } from "vitest";

const WORKSPACE = join(import.meta.dirname, "../../../..");

/** The built entry point; a checkout that was never built runs from its sources. */
const entryPoint = (app: string): string => {
  const built = join(WORKSPACE, "apps", app, "dist/main.js");
  return existsSync(built) ? built : join(WORKSPACE, "apps", app, "src/main.ts");
};

const started = new Set<ChildProcess>();
afterAll(async () => {
  await Promise.all([...started].map((child) => stop(child)));
});

const environment = (settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv => {
  const { PATH, HOME, LANG } = process.env;
  return { PATH, HOME, LANG, ...settings };
};

export interface RunningServer {
  readonly url: string;
  readonly child: ChildProcess;
  readonly log: string[];
}

/** Starts an app as the process that it is, and waits until it listens. */
export const startServer = async (app: string, settings: Readonly<Record<string, string>>): Promise<RunningServer> => {
  const child = spawn(process.execPath, [entryPoint(app)], {
    env: environment({ PORT: "0", LOG_LEVEL: "info", ...settings }),
    stdio: ["ignore", "ignore", "pipe"],
  });
  started.add(child);
  const log: string[] = [];
  const listening = Promise.withResolvers<string>();
  createInterface({ input: child.stderr }).on("line", (line) => {
    log.push(line);
    const address = /"address":"(http:[^"]+)"/.exec(line)?.[1];
    if (address) listening.resolve(address);
  });
  child.once("exit", (code) => listening.reject(new Error(`${app} ended with ${code}:\n${log.join("\n")}`)));
  return { url: await listening.promise, child, log };
};

export const startToolServer = (settings: Readonly<Record<string, string>>): Promise<RunningServer> =>
  startServer("http-server", settings);

export const startLlmServer = (settings: Readonly<Record<string, string>>): Promise<RunningServer> =>
  startServer("llm-server", settings);

/** Ends a process and waits for it. */
export const stop = async (child: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> => {
  started.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  child.kill(signal);
  await once(child, "exit");
  return child.exitCode;
};

/** Runs an app that is expected to end by itself. */
export const runToEnd = async (
  app: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<{ code: number | null; stdout: string; stderr: string }> => {
  const child = spawn(process.execPath, [entryPoint(app), ...args], {
    env: environment(settings),
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.add(child);
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  await once(child, "close");
  started.delete(child);
  return { code: child.exitCode, stdout, stderr };
};
