import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import type { JsonRpcMessage, Wire } from "./peer.ts";

interface StdioServer {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string | undefined;
  readonly env: Readonly<Record<string, string>>;
}

/** How long a server may take to end after its stdin has closed. */
const END_WITHIN_MS = 5_000;

/** Starts a server and inspects every line on its stdout. */
export const openStdioWire = async (
  { command, args, cwd, env }: StdioServer,
  onMessage: (message: JsonRpcMessage) => void,
): Promise<Wire> => {
  // A command such as npx starts the server as its child; a process group includes both.
  const child = spawn(command, args, { cwd, env: { ...env }, stdio: ["pipe", "pipe", "ignore"], detached: true });
  await once(child, "spawn");
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const killAll = (): void => killGroup(child);
  process.once("exit", killAll);
  child.on("error", () => {});
  child.stdin.on("error", () => {});
  let invalidLines = 0;
  createInterface({ input: child.stdout }).on("line", (line) => {
    const message = parseMessage(line);
    if (message) onMessage(message);
    else if (line.trim() !== "") invalidLines++;
  });
  return {
    send: async (message) => {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error("The server has ended.");
      child.stdin.write(`${JSON.stringify(message)}\n`);
    },
    agreed: () => {},
    invalidLines: () => invalidLines,
    close: async () => {
      child.stdin.end();
      const byItself = await Promise.race([ended.then(() => true), sleep(END_WITHIN_MS, false, { ref: false })]);
      killAll();
      await ended;
      process.off("exit", killAll);
      return byItself;
    },
  };
};

const parseMessage = (line: string): JsonRpcMessage | undefined => {
  try {
    const value: unknown = JSON.parse(line);
    const message = value as JsonRpcMessage | null;
    return typeof message === "object" && message?.jsonrpc === "2.0" ? message : undefined;
  } catch {
    return undefined;
  }
};

const killGroup = ({ pid }: ChildProcess): void => {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // The whole group has already ended.
  }
};
