import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** A built host in its own process. */
export interface HostProcess {
  readonly process: ChildProcess;
  readonly pid: number;
  /** Resolves when it has ended for any reason. */
  readonly exited: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  /** How the process ended; undefined while it runs. */
  ended(): string | undefined;
  /** What it wrote to stderr; only the last few million characters of a very long log. */
  log(): string;
  /** Ends it, with SIGTERM by default, and waits for it. @returns its exit code */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

const MAX_LOG = 5_000_000;

const running = new Set<HostProcess>();
process.once("exit", () => {
  for (const host of running) host.process.kill("SIGKILL");
});

/** Ends every running host that this process started. */
export const stopHosts = async (): Promise<void> => {
  await Promise.all([...running].map((host) => host.stop()));
};

/** Starts a host with only this `environment`; `stdin` and `stdout` are pipes if requested. */
export const startHostProcess = (
  entryPoint: string,
  environment: Readonly<NodeJS.ProcessEnv>,
  { args = [], stdin = "ignore", stdout = "ignore" }: HostProcessOptions = {},
): HostProcess => {
  const child = spawn(process.execPath, [entryPoint, ...args], { env: environment, stdio: [stdin, stdout, "pipe"] });
  let log = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    log += text;
    if (log.length > 2 * MAX_LOG) log = log.slice(-MAX_LOG);
  });
  const exited = once(child, "exit").then(([code, signal]) => ({ code, signal }));
  const host: HostProcess = {
    process: child,
    pid: child.pid ?? 0,
    exited,
    ended: () => endOf(child),
    log: () => log,
    stop: async (signal = "SIGTERM") => {
      if (endOf(child) === undefined) {
        child.kill(signal);
        await exited;
      }
      return child.exitCode;
    },
  };
  running.add(host);
  child.once("exit", () => running.delete(host));
  return host;
};

export interface HostProcessOptions {
  readonly args?: readonly string[];
  readonly stdin?: "ignore" | "pipe";
  readonly stdout?: "ignore" | "pipe";
}

const endOf = ({ exitCode, signalCode }: ChildProcess): string | undefined =>
  exitCode === null ? (signalCode ?? undefined) : `exit code ${exitCode}`;
