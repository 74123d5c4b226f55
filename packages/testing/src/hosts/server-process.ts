import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** A built server in its own process. */
export interface ServerProcess {
  /** Base URL, without a path. */
  readonly url: string;
  readonly pid: number;
  /** How the process ended, or undefined while it runs. */
  ended(): string | undefined;
  /** The last of what it wrote to stderr, at most some 20,000 characters. */
  log(): string;
  /** Ends it and waits for it; SIGTERM unless told otherwise. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

const MAX_LOG = 20_000;

/** Starts a server and waits until its log says that it listens. @throws Error with its log when it ends before. */
export const startServerProcess = async (
  entryPoint: string,
  environment: Readonly<Record<string, string>>,
): Promise<ServerProcess> => {
  const child = spawn(process.execPath, [entryPoint], { env: environment, stdio: ["ignore", "ignore", "pipe"] });
  const killWithUs = (): void => {
    child.kill("SIGKILL");
  };
  process.once("exit", killWithUs);
  let log = "";
  const { promise: listening, resolve, reject } = Promise.withResolvers<string>();
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    log = (log + text).slice(-MAX_LOG);
    const address = /"address":"(http:[^"]+)"/.exec(log)?.[1];
    if (address) resolve(address);
  });
  child.once("exit", () => {
    process.off("exit", killWithUs);
    reject(new Error(`${entryPoint} ended with ${endOf(child)}: ${log}`));
  });

  return {
    url: await listening,
    pid: child.pid ?? 0,
    ended: () => endOf(child),
    log: () => log,
    stop: async (signal = "SIGTERM") => {
      if (endOf(child) !== undefined) return;
      const exited = once(child, "exit");
      child.kill(signal);
      await exited;
    },
  };
};

const endOf = ({ exitCode, signalCode }: ChildProcess): string | undefined =>
  exitCode === null ? (signalCode ?? undefined) : `exit code ${exitCode}`;
