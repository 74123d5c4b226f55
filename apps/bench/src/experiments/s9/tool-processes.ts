import { pathToFileURL } from "node:url";
import type { ServerCommand } from "../../arms/arm.ts";
import { findArm, type HostPaths } from "../../arms/catalog.ts";
import { type ManagedServer, startManagedServer } from "../../processes/managed-server.ts";
import { ownProcess } from "../../processes/own-process.ts";
import { readProcessTable } from "../../processes/process-table.ts";
import type { Row } from "./cells.ts";

/** An LLM server whose tools run in a process that can be made to fail. */
export interface ToolProcessOf {
  readonly row: Row;
  /** Base URL of the LLM server. */
  readonly url: string;
  /** The process that currently runs the tools: a server, a child process, or the LLM server itself. */
  toolPid(): Promise<number>;
  close(): Promise<void>;
}

/** Node aborts when the heap exceeds this; small, so that it happens soon. */
const HEAP_MIB = 192;

/** Starts the LLM server of a scenario, with its tools. */
export const openToolProcess = async (row: Row, hosts: HostPaths, dataDir: string): Promise<ToolProcessOf> => {
  const { servers } = findArm(hosts, dataDir, `query:${row.replace("-again", "")}`);
  const started: ManagedServer[] = [];
  const urls = new Map<string, string>();
  const close = async (): Promise<void> => {
    for (const server of started.reverse()) await server.stop();
  };
  try {
    for (const command of servers) {
      const server = await startManagedServer(withHooks(command, row, hosts), urls);
      started.push(server);
      urls.set(command.name, server.url);
    }
  } catch (error) {
    await close();
    throw error;
  }
  const [first] = started;
  const llm = started.at(-1);
  if (!first || !llm) throw new Error(`The arm ${row} has no LLM server.`);
  // Over HTTP the first is the tool server; in-process there is only the LLM server.
  const toolPid = row.startsWith("stdio") ? () => childOf(llm.pid()) : async () => first.pid();
  return { row, url: llm.url, toolPid, close };
};

const hooks = (): string[] => [
  `--max-old-space-size=${HEAP_MIB}`,
  "--import",
  pathToFileURL(ownProcess("fault-hooks")).href,
];

/** Adds the fault hooks to the process that runs the tools. */
const withHooks = (command: ServerCommand, row: Row, hosts: HostPaths): ServerCommand => {
  if (command.name === "tools" || row === "in-process") return { ...command, args: [...hooks(), ...command.args] };
  if (row === "http") return command;
  const child = [process.execPath, ...hooks(), hosts.stdioServer].map((word) => `'${word}'`).join(" ");
  return { ...command, env: { ...command.env, STDIO_COMMAND: child } };
};

/** The largest child: the only other one is a shell that waits for the LLM server to exit. */
const childOf = async (parent: number): Promise<number> => {
  const children = (await readProcessTable()).filter((row) => row.parent === parent);
  const [largest] = children.sort((left, right) => right.residentBytes - left.residentBytes);
  if (!largest)
    throw new Error("An LLM server over stdio has no tool process: it was not back, or the machine has other work.");
  return largest.pid;
};
