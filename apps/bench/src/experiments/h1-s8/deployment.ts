import getPort from "get-port";
import type { Arm } from "../../arms/arm.ts";
import { type Balancing, startBalancer } from "../../processes/balancer.ts";
import { type ServerProcess, startServer } from "../../processes/server-process.ts";
import { toolboxHost } from "../../toolbox/commands.ts";
import { allStarted } from "../all-started.ts";
import { AGAIN, MOST, rowOf, SEVERAL, SIZES } from "./cells.ts";

/** Tool servers behind a load balancer, and pools of tool processes. */
export interface Deployment {
  readonly arms: readonly Arm[];
  /** Process ids of the tool servers behind a scenario; empty over stdio. */
  serversOf(row: string): readonly number[];
  close(): Promise<void>;
}

/**
 * Starts the servers. Those of `http@1` and `http-again@1` serve nothing else, so that they get the same calls; the ports
 * of several balance over the first two of the others or over all.
 * @param settings - server settings in addition to the benchmark's own
 */
export const openDeployment = async (
  dataDir: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Deployment> => {
  const host = toolboxHost("toolbox-http-server", dataDir);
  const command = { ...host, env: { ...host.env, ...settings } };
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(closers.map((closeOne) => closeOne()));
  };
  try {
    const start = async (): Promise<ServerProcess> => {
      const server = await startServer(command, new Map());
      closers.push(server.stop);
      return server;
    };
    const servers = await allStarted(Array.from({ length: MOST + 2 }, start));
    const replicas = servers.slice(2);
    const behind = new Map([
      [rowOf("http", 1), servers.slice(0, 1)],
      ...SEVERAL.map((size) => [rowOf("http", size), replicas.slice(0, size)] as const),
      [AGAIN, servers.slice(1, 2)],
    ]);
    const entrances: (readonly [row: string, port: number])[] = [];
    for (const row of behind.keys()) entrances.push([row, await getPort({ host: "127.0.0.1" })]);
    const balancing: Balancing = new Map(
      entrances.map(([row, port]) => [port, behind.get(row)?.map((server) => server.port) ?? []]),
    );
    closers.push((await startBalancer(balancing)).stop);
    return {
      arms: [...entrances.map(([row, port]) => httpArm(row, port)), ...SIZES.map((size) => stdioArm(size, dataDir))],
      serversOf: (row) => behind.get(row)?.map(({ pid }) => pid) ?? [],
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};

const COMMON = { revision: "2026-07-28", via: "tools", servers: [], searches: false, settings: [] } as const;

const httpArm = (row: string, port: number): Arm => ({
  ...COMMON,
  row,
  arm: "http",
  connection: { kind: "http", revision: COMMON.revision },
  url: `http://127.0.0.1:${port}`,
});

const stdioArm = (pool: number, dataDir: string): Arm => ({
  ...COMMON,
  row: rowOf("stdio", pool),
  arm: pool === 1 ? "stdio" : "stdio-pool",
  connection: { kind: "stdio", revision: COMMON.revision, child: toolboxHost("toolbox-stdio-server", dataDir), pool },
});
