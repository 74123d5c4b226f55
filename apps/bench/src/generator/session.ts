import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Histogram } from "hdr-histogram-js";
import type { ServerCommand } from "../arms/arm.ts";
import { allocatedBytes } from "../measure/allocated.ts";
import { type ByteCounts, subtractCounts } from "../measure/byte-counts.ts";
import { type CountingProxy, openCountingProxy } from "../measure/counting-proxy.ts";
import { cpuSecondsOf, ownCpuSeconds } from "../measure/cpu.ts";
import { createHistogram, encodeHistogram } from "../measure/latency-histogram.ts";
import { listeningPorts } from "../measure/listening-ports.ts";
import { memoryOf } from "../measure/memory.ts";
import { COUNT_FILE_VARIABLE, readCounts } from "../measure/pipe-counts.ts";
import { ownProcess } from "../processes/own-process.ts";
import { workingTree } from "../processes/process-table.ts";
import { type ServerProcess, startServer } from "../processes/server-process.ts";
import type { Caller } from "./caller.ts";
import { type PreparedCall, prepare, runClosedLoop } from "./closed-loop.ts";
import { loadConnection } from "./connect.ts";
import type { GeneratorApi, GeneratorJob } from "./generator-api.ts";
import type { Lane } from "./in-turns.ts";
import type { OwnServerGenerator } from "./own-server/request.ts";
import { settle } from "./settle.ts";

export type Session = {
  [Method in keyof Omit<
    GeneratorApi,
    | "start"
    | "load"
    | "use"
    | "measureInTurns"
    | "measureOpenLoop"
    | "endOpenLoops"
    | "holdConversations"
    | keyof OwnServerGenerator
  >]: GeneratorApi[Method];
} & {
  start(): ReturnType<GeneratorApi["start"]>;
  /** The connection as one of several that are called in turn. */
  lane(workload: string): Lane;
};

/** Connection and session are already open by then: every call costs the same, except for the digits of its id. */
const COUNTED_TURNS = 2;

/** Minimum number in the second half of a warm-up. */
const SETTLING_BATCHES = 5;

/** Three rounds give at least the 20 samples that a median needs; slow machines take a little longer. */
const LEAST_CALLS = 8;

/** One arm, from starting its servers until they end. */
export const createSession = ({ arm, dataDir, workloads, countBytes }: GeneratorJob): Session => {
  const servers: ServerProcess[] = [];
  const scratch = countBytes ? mkdtempSync(join(tmpdir(), "twinhost-bench-")) : undefined;
  const countFile = scratch && join(scratch, "counts");
  const prepared = new Map(Object.entries(workloads).map(([name, calls]) => [name, prepare(calls)]));
  let caller: Caller | undefined;
  let proxy: CountingProxy | undefined;

  const callsOf = (workload: string): readonly PreparedCall[] => {
    const calls = prepared.get(workload);
    if (!calls) throw new Error(`The generator was not given the workload ${workload}.`);
    return calls;
  };

  const connected = (): Caller => {
    if (!caller) throw new Error("The generator has no connection.");
    return caller;
  };

  const wrapChild = (child: ServerCommand): ServerCommand => {
    if (!countFile) return child;
    return {
      ...child,
      command: process.execPath,
      args: [ownProcess("counting-pipe"), child.command, ...child.args],
      env: { ...child.env, [COUNT_FILE_VARIABLE]: countFile },
    };
  };

  const serverPids = (): number[] => [...servers.map(({ pid }) => pid), ...(caller?.pids() ?? [])];

  const serverCpuSeconds = async (): Promise<number | null> => {
    const pids = serverPids();
    return pids.length === 0 ? null : cpuSecondsOf(pids);
  };

  const startServers = async (): Promise<string> => {
    const urls = new Map<string, string>();
    let port = 0;
    for (const command of arm.servers) {
      const server = await startServer(command, urls);
      servers.push(server);
      port = server.port;
      urls.set(command.name, `http://127.0.0.1:${port}`);
    }
    if (!countBytes || port === 0) return `http://127.0.0.1:${port}`;
    proxy = await openCountingProxy(port);
    return `http://127.0.0.1:${proxy.port}`;
  };

  const counts = (): ByteCounts => {
    if (proxy) return proxy.counts();
    if (countFile) return readCounts(countFile);
    throw new Error("Bytes are not counted in this run.");
  };

  return {
    start: async () => {
      const [first] = callsOf("calculate");
      if (!first) throw new Error("The workload has no calls.");
      const connect = await loadConnection(arm.connection);
      const startedAt = performance.now();
      const servedAt = await startServers();
      const url = arm.url ?? servedAt;
      caller = await connect({ url, dataDir, wrapChild });
      first.check(await caller.call(first.call.tool, first.call.arguments));
      const isOwnProcess = arm.connection.kind === "in-process" || arm.connection.kind === "guarded-toolbox";
      const coldStartMs = isOwnProcess ? null : performance.now() - startedAt;
      for (const [name, calls] of prepared)
        if (name !== "search_docs" || arm.searches)
          for (const { call, check } of calls) check(await caller.call(call.tool, call.arguments));
      return { coldStartMs };
    },

    warmUp: async ({ calls, mostMs }) => {
      const run = (concurrency: number, part: number, histogram?: Histogram) =>
        runClosedLoop(
          connected(),
          callsOf("calculate"),
          { concurrency, durationMs: mostMs * part, mostCalls: calls * part },
          histogram,
        );
      await run(4, 1 / 2);
      const endsAt = performance.now() + mostMs;
      return settle({
        batch: async () => {
          const histogram = createHistogram();
          await run(1, 1 / (2 * SETTLING_BATCHES), histogram);
          return histogram.getValueAtPercentile(50);
        },
        least: SETTLING_BATCHES,
        isOver: () => performance.now() >= endsAt,
      });
    },

    measure: async ({ workload, concurrency, durationMs }) => {
      const histogram = createHistogram();
      const serverBefore = await serverCpuSeconds();
      const clientBefore = ownCpuSeconds();
      const allocatedBefore = allocatedBytes();
      const result = await runClosedLoop(
        connected(),
        callsOf(workload),
        { concurrency, durationMs, leastCalls: LEAST_CALLS },
        histogram,
      );
      const clientCpuSeconds = ownCpuSeconds() - clientBefore;
      const allocatedAfter = allocatedBytes();
      const serverAfter = await serverCpuSeconds();
      return {
        histogram: encodeHistogram(histogram),
        ...result,
        clientCpuSeconds,
        clientAllocatedBytes:
          allocatedBefore === undefined || allocatedAfter === undefined ? null : allocatedAfter - allocatedBefore,
        serverCpuSeconds: serverBefore === null || serverAfter === null ? null : serverAfter - serverBefore,
      };
    },

    lane: (workload) => ({ caller: connected(), calls: callsOf(workload) }),

    serverCpuSeconds,

    bytesPerCall: async (calls) => {
      const run = async (): Promise<void> => {
        for (const { call, check } of prepare(calls)) check(await connected().call(call.tool, call.arguments));
      };
      const before = counts();
      for (let turn = 0; turn < COUNTED_TURNS; turn++) await run();
      const { request, response } = subtractCounts(counts(), before);
      const counted = calls.length * COUNTED_TURNS;
      return { request: request / counted, response: response / counted };
    },

    memory: async () => {
      const pids = serverPids();
      const serverBytes = pids.length === 0 ? null : await memoryOf(pids);
      // The client's process tree includes servers that it started.
      return { clientBytes: (await memoryOf([process.pid])) - (serverBytes ?? 0), serverBytes };
    },

    deployment: async () => {
      const tree = (await workingTree(serverPids())).map(({ pid }) => pid);
      return {
        processes: tree.length,
        listeningPorts: (await listeningPorts(tree)).length,
        commands: arm.servers.length,
        settings: arm.settings.length,
      };
    },

    answers: async (calls) => {
      const outputs: unknown[] = [];
      for (const { tool, arguments: args } of calls) outputs.push(await connected().call(tool, args));
      return outputs;
    },

    stop: async () => {
      await caller?.close().catch(() => {});
      proxy?.close();
      for (const server of servers.reverse()) await server.stop();
      if (scratch) rmSync(scratch, { recursive: true, force: true });
    },
  };
};
