import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import getPort from "get-port";
import type { ServerCommand } from "../arms/arm.ts";

export interface ServerProcess {
  readonly pid: number;
  readonly port: number;
  /** Resolves when it has ended for any reason. */
  readonly ended: Promise<void>;
  /** Sends SIGTERM, then SIGKILL if it does not end in time. */
  stop(): Promise<void>;
}

const START_LIMIT_MS = 20_000;
const STOP_LIMIT_MS = 3_000;
const LAST_WORDS_LENGTH = 2_000;

/** If a load generator exits while servers start, they must not stay behind. */
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/**
 * Starts a server on a loopback port and waits until the port is open. @throws when it ends or the port stays closed
 * @param atPort - undefined for a free one
 */
export const startServer = async (
  { name, command, args, env, logFile }: ServerCommand,
  urls: ReadonlyMap<string, string>,
  atPort?: number,
): Promise<ServerProcess> => {
  const port = atPort ?? (await getPort({ host: "127.0.0.1" }));
  const resolved = Object.fromEntries(
    Object.entries(env).map(([key, value]) => [
      key,
      value.replace(/^\{(\w+)\}$/, (_, server: string) => urls.get(server) ?? ""),
    ]),
  );
  const log = logFile === undefined ? undefined : openSync(logFile, "a");
  const child = spawn(
    command,
    args.map((arg) => arg.replaceAll("{port}", String(port))),
    {
      env: { ...resolved, HOST: "127.0.0.1", PORT: String(port) },
      stdio: ["ignore", "ignore", log ?? "pipe"],
    },
  );
  if (log !== undefined) closeSync(log);
  running.add(child);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.once("exit", () => running.delete(child));
  let lastWords = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    lastWords = (lastWords + chunk.toString()).slice(-LAST_WORDS_LENGTH);
  });
  // Without a listener, a command that cannot be run would end the generator.
  child.on("error", (error) => {
    lastWords = error.message;
  });
  if (!(await waitForPort(port, child))) {
    await stop(child);
    if (logFile !== undefined) lastWords ||= readFileSync(logFile, "utf8").slice(-LAST_WORDS_LENGTH);
    throw new Error(`The ${name} server (${args.join(" ")}) did not start. ${lastWords.trim()}`);
  }
  return { pid: child.pid ?? 0, port, ended, stop: () => stop(child) };
};

/** Waits for a port. @returns false if the process ended first or took too long */
export const waitForPort = async (port: number, child: ChildProcess): Promise<boolean> => {
  const deadline = performance.now() + START_LIMIT_MS;
  while (!(await isOpen(port))) {
    if (child.pid === undefined || child.exitCode !== null || performance.now() > deadline) return false;
    await sleep(2);
  }
  return true;
};

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const killer = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT_MS);
  await ended;
  clearTimeout(killer);
};
