import { writeFileSync } from "node:fs";
import { join } from "node:path";
import getPort from "get-port";
import type { ServerCommand } from "../../arms/arm.ts";
import { findArm } from "../../arms/catalog.ts";
import { startBalancer } from "../../processes/balancer.ts";
import { type ServerProcess, startServer } from "../../processes/server-process.ts";
import { toolboxHost } from "../../toolbox/commands.ts";
import type { ExperimentSetting } from "../experiment.ts";
import { withModel } from "../with-model.ts";
import type { Row } from "./cells.ts";

/** A running deployment whose tools can be updated once. */
export interface Updatable {
  /** Base URL of its LLM server. */
  readonly url: string;
  /** Resolves once the old server has stopped; for `stdio-swap`, as soon as the signal is sent. */
  update(): Promise<void>;
  /** Process ids of its LLM server so far, in order. */
  readonly llmServers: readonly number[];
}

interface RowOptions {
  readonly setting: Pick<ExperimentSetting, "hosts" | "dataDir">;
  readonly modelUrl: string;
  /** Receives the cleanup functions, which are to be run last first. */
  readonly closers: (() => void | Promise<void>)[];
}

/** More than nginx takes to apply its new configuration. */
const SHUTDOWN_DELAY_MS = "500";

export const openRow = (row: Row, options: RowOptions): Promise<Updatable> =>
  row === "http" || row === "http-again" ? openHttp(row, options) : openStdio(row, options);

/** As the guides describe: start the new server, reload nginx, then stop the old server. */
const openHttp = async (row: Row, { setting, modelUrl, closers }: RowOptions): Promise<Updatable> => {
  const { dataDir, hosts } = setting;
  const deploy = deployTo(dataDir, row);
  const host = toolboxHost("toolbox-http-server", dataDir, deploy(1));
  const command = { ...host, env: { ...host.env, SHUTDOWN_DELAY_MS } };
  const startTools = async (): Promise<ServerProcess> => {
    const server = await startServer(command, new Map());
    closers.push(server.stop);
    return server;
  };
  const old = await startTools();
  const port = await getPort({ host: "127.0.0.1" });
  const balancer = await startBalancer(new Map([[port, [old.port]]]));
  closers.push(balancer.stop);
  const llmCommand = llmServerOf(hosts, dataDir, "http", modelUrl);
  const llm = await startServer(llmCommand, new Map([["tools", `http://127.0.0.1:${port}`]]));
  closers.push(llm.stop);
  return {
    url: `http://127.0.0.1:${llm.port}`,
    update: async () => {
      deploy(2);
      const fresh = await startTools();
      balancer.reload(new Map([[port, [fresh.port]]]));
      await old.stop();
    },
    llmServers: [llm.pid],
  };
};

/** A tool process reads the deployed version when it starts. */
const openStdio = async (row: Row, { setting, modelUrl, closers }: RowOptions): Promise<Updatable> => {
  const { dataDir, hosts } = setting;
  const deploy = deployTo(dataDir, row);
  const { command, args, env } = toolboxHost("toolbox-stdio-server", dataDir, deploy(1));
  const base = llmServerOf(hosts, dataDir, "stdio", modelUrl);
  const STDIO_COMMAND = [command, ...args].map((word) => JSON.stringify(word)).join(" ");
  const llmCommand = { ...base, env: { ...env, ...base.env, STDIO_COMMAND } };
  let llm = await startServer(llmCommand, new Map());
  closers.push(() => llm.stop());
  const llmServers = [llm.pid];
  const { port } = llm;
  return {
    url: `http://127.0.0.1:${port}`,
    update: async () => {
      deploy(2);
      if (row === "stdio-swap") {
        process.kill(llm.pid, "SIGHUP");
        return;
      }
      await llm.stop();
      llm = await startServer(llmCommand, new Map(), port);
      llmServers.push(llm.pid);
    },
    llmServers,
  };
};

/** Writes the deployed version to a file. @returns the file's path */
const deployTo =
  (dataDir: string, row: Row) =>
  (version: 1 | 2): string => {
    const file = join(dataDir, `${row}.version`);
    writeFileSync(file, String(version));
    return file;
  };

const llmServerOf = (
  hosts: ExperimentSetting["hosts"],
  dataDir: string,
  transport: "http" | "stdio",
  modelUrl: string,
): ServerCommand => {
  const command = withModel(findArm(hosts, dataDir, `query:${transport}`).servers, modelUrl).at(-1);
  if (!command) throw new Error(`The arm query:${transport} has no LLM server.`);
  return command;
};
