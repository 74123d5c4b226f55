import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import getPort from "get-port";
import type { ServerCommand } from "../../src/arms/arm.ts";
import { now } from "../../src/experiments/outages.ts";
import { prepare } from "../../src/generator/closed-loop.ts";
import { connectHttp, connectRest } from "../../src/generator/connections/tool-client.ts";
import type { Lane } from "../../src/generator/in-turns.ts";
import { startNginx } from "../../src/processes/nginx.ts";
import { type ServerProcess, startServer } from "../../src/processes/server-process.ts";
import type { CheckedCall } from "../../src/workload/workload.ts";

export const NGINX = { needs: "Debian package nginx-light", files: ["/usr/sbin/nginx"] };

const nginxFile = (name: string): string => join(import.meta.dirname, "../../../../docker/nginx", name);
/** The nginx configurations that the guides show. */
export const REPLICAS_FILE = nginxFile("replicas.conf");
export const LLM_SERVERS_FILE = nginxFile("llm-servers.conf");
const REPLICAS = 2;

/** A tool server that can be replaced on its port. */
export interface Replica {
  readonly url: string;
  readonly port: number;
  /** Updates as in the guide: stops the old server by SIGTERM, starts the new one, and waits until it is ready. */
  update(): Promise<void>;
  /** Kills it; {@link update} restarts it. @returns both times by the clock of `OpenLoopCall.dueAt` */
  kill(): Promise<{ readonly killedAt: number; readonly endedAt: number }>;
}

/** Starts the two replicas of the documented configuration. @param closers receives what stops them */
export const startReplicas = async (
  command: ServerCommand,
  closers: (() => Promise<void>)[],
): Promise<readonly Replica[]> => {
  const replicas: Replica[] = [];
  for (let replica = 0; replica < REPLICAS; replica++) replicas.push(await startReplica(command, closers));
  return replicas;
};

const startReplica = async (command: ServerCommand, closers: (() => Promise<void>)[]): Promise<Replica> => {
  const port = await getPort({ host: "127.0.0.1" });
  const url = `http://127.0.0.1:${port}`;
  const start = async (): Promise<ServerProcess> => {
    const server = await startServer(command, new Map(), port);
    while ((await fetch(`${url}/ready`)).status !== 200) await sleep(20);
    return server;
  };
  let current = await start();
  closers.push(() => current.stop());
  /** Waits as long as it takes: the benchmark's own `stop` kills after a few seconds. */
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    process.kill(current.pid, signal);
    await current.ended;
  };
  let isKilled = false;
  return {
    url,
    port,
    update: async () => {
      if (!isKilled) await end("SIGTERM");
      isKilled = false;
      current = await start();
    },
    kill: async () => {
      isKilled = true;
      const killedAt = now();
      await end("SIGKILL");
      return { killedAt, endedAt: now() };
    },
  };
};

/** Starts nginx with a documented configuration and two workers, in front of the replicas. @param edit changes it */
export const startEntrance = async (
  replicas: readonly Replica[],
  closers: (() => Promise<void>)[],
  file = REPLICAS_FILE,
  edit = (configuration: string): string => configuration,
): Promise<string> => {
  const port = await getPort({ host: "127.0.0.1" });
  const documented = readFileSync(file, "utf8")
    // Documented as 3001 and 3002, 8001 and 8002.
    .replaceAll(/127\.0\.0\.1:\d00(\d)/g, (_, replica) => `127.0.0.1:${replicas[Number(replica) - 1]?.port}`)
    .replace(/listen \d+/, `listen 127.0.0.1:${port}`);
  const { stop } = await startNginx({ http: edit(documented), ports: [port], workers: 2 });
  closers.push(stop);
  return `http://127.0.0.1:${port}`;
};

/** Sum of a replica's metric over all labels. */
export const metricOf = async ({ url }: Replica, name: string, apiKey?: string): Promise<number> => {
  const answer = await fetch(`${url}/metrics`, { headers: { ...(apiKey !== undefined && { "x-api-key": apiKey }) } });
  const lines = (await answer.text()).split("\n").filter((line) => line.startsWith(`${name}{`));
  return lines.reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0);
};

interface LaneOptions {
  readonly url: string;
  readonly calls: readonly CheckedCall[];
  /** Retries and circuit breaker, as in the LLM server. */
  readonly resilience: boolean;
  readonly apiKey?: string;
}

export const LANES = ["2026-07-28", "2025-11-25", "rest"] as const;

/** Connects our client over both revisions of MCP and over REST. */
export const openLanes = async (
  { url, calls, ...options }: LaneOptions,
  closers: (() => Promise<void>)[],
): Promise<Map<(typeof LANES)[number], Lane>> => {
  const prepared = prepare(calls);
  const lanes = new Map<(typeof LANES)[number], Lane>();
  for (const lane of LANES) {
    const caller = await (lane === "rest"
      ? connectRest(url, { kind: "rest", ...options })
      : connectHttp(url, { kind: "http", revision: lane, ...options }));
    closers.push(() => caller.close());
    for (const { call, check } of prepared.slice(0, 1)) check(await caller.call(call.tool, call.arguments));
    lanes.set(lane, { caller, calls: prepared });
  }
  return lanes;
};

/** Closes in reverse order of opening. */
export const closeAll = async (closers: (() => Promise<void>)[]): Promise<void> => {
  for (const close of closers.splice(0).reverse()) await close();
};
