import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import getPort from "get-port";
import type { ServerCommand } from "../arms/arm.ts";

export interface ServerProcess {
  readonly pid: number;
  readonly port: number;
  /** Asks it to end, and kills it when it does not. */
  stop(): Promise<void>;
}

const START_LIMIT_MS = 20_000;
const STOP_LIMIT_MS = 3_000;

/** Starts a server on a free port of loopback and waits until the port is open. @throws when it ends or stays closed. */
export const startServer = async (
  { name, command, args, env }: ServerCommand,
  urls: ReadonlyMap<string, string>,
): Promise<ServerProcess> => {
  const port = await getPort({ host: "127.0.0.1" });
  const resolved = Object.fromEntries(
    Object.entries(env).map(([key, value]) => [
      key,
      value.replace(/^\{(\w+)\}$/, (_, server: string) => urls.get(server) ?? ""),
    ]),
  );
  const child = spawn(command, args, {
    env: { ...resolved, HOST: "127.0.0.1", PORT: String(port) },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let lastWords = "";
  child.stderr.on("data", (chunk: Buffer) => {
    lastWords = (lastWords + chunk.toString()).slice(-2_000);
  });
  // Without a listener a command that cannot be run would end the generator.
  child.on("error", (error) => {
    lastWords = error.message;
  });
  const deadline = performance.now() + START_LIMIT_MS;
  while (!(await isOpen(port))) {
    if (child.pid === undefined || child.exitCode !== null || performance.now() > deadline) {
      await stop(child);
      throw new Error(`The ${name} server (${args.join(" ")}) did not start. ${lastWords.trim()}`);
    }
    await sleep(2);
  }
  return { pid: child.pid ?? 0, port, stop: () => stop(child) };
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
