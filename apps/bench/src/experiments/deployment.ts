import type { ServerCommand } from "../arms/arm.ts";
import type { Caller } from "../generator/caller.ts";
import type { PreparedCall } from "../generator/closed-loop.ts";
import { connectQuery } from "../generator/connections/query.ts";
import { type ServerProcess, startServer } from "../processes/server-process.ts";

/** LLM servers with their tools: one shared tool server, or a tool process each. */
export interface Deployment {
  /** Starts more LLM servers in parallel and queries each, so that its tools run. @throws on a wrong answer */
  add(llmServers: number): Promise<readonly Caller[]>;
  pids(): number[];
  close(): Promise<void>;
}

/** @param commands - in start order; the last one starts an LLM server and may be run repeatedly */
export const openDeployment = async (
  commands: readonly ServerCommand[],
  questions: readonly PreparedCall[],
): Promise<Deployment> => {
  const llmServer = commands.at(-1);
  if (!llmServer) throw new Error("The deployment has no LLM server.");
  const servers: ServerProcess[] = [];
  const callers: Caller[] = [];
  const urls = new Map<string, string>();
  const close = async (): Promise<void> => {
    await Promise.all(callers.map((caller) => caller.close()));
    await Promise.all(servers.map((server) => server.stop()));
  };
  const start = async (command: ServerCommand): Promise<string> => {
    const server = await startServer(command, urls);
    servers.push(server);
    return `http://127.0.0.1:${server.port}`;
  };
  try {
    for (const command of commands.slice(0, -1)) urls.set(command.name, await start(command));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    add: async (llmServers) => {
      const started = await Promise.all(Array.from({ length: llmServers }, () => start(llmServer)));
      const added = started.map(connectQuery);
      callers.push(...added);
      for (const { call, check } of questions)
        for (const caller of added) check(await caller.call(call.tool, call.arguments));
      return added;
    },
    pids: () => servers.map(({ pid }) => pid),
    close,
  };
};
