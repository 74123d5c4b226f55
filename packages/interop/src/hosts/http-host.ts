import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { builtHttpHost, hostEnvironment } from "./built-hosts.ts";

export interface HttpHost {
  /** Base URL, without a path. */
  readonly url: string;
  readonly pid: number;
  /** How the process ended, or undefined while it runs. */
  ended(): string | undefined;
  /** The last of what it wrote to stderr, at most some 20,000 characters. */
  log(): string;
  stop(): Promise<void>;
}

const MAX_LOG = 20_000;

/** The built HTTP host in a process of its own on a free port, once its health check says that it is ready. */
export const startHttpHost = async (
  dataDirectory: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<HttpHost> => {
  const child = spawn(process.execPath, [builtHttpHost()], {
    env: hostEnvironment(dataDirectory, { PORT: "0", ...environment }),
    stdio: ["ignore", "ignore", "pipe"],
  });
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
  child.once("exit", () => reject(new Error(`The HTTP host ended with ${endOf(child)}: ${log}`)));

  const url = await listening;
  while ((await fetch(`${url}/health`)).status === 503) await sleep(50);
  return {
    url,
    pid: child.pid ?? 0,
    ended: () => endOf(child),
    log: () => log,
    stop: async () => {
      process.off("exit", killWithUs);
      if (endOf(child) !== undefined) return;
      const exited = once(child, "exit");
      child.kill("SIGTERM");
      await exited;
    },
  };
};

const endOf = ({ exitCode, signalCode }: ChildProcess): string | undefined =>
  exitCode === null ? (signalCode ?? undefined) : `exit code ${exitCode}`;
