import { subscribe, unsubscribe } from "node:diagnostics_channel";
import tls from "node:tls";
import { quantile } from "simple-statistics";
import type { Connection } from "../arms/arm.ts";
import { cpuSecondsOf, endedChildrenSeconds, ownCpuSeconds } from "../measure/cpu.ts";
import { memoryOf } from "../measure/memory.ts";
import { workingTree } from "../processes/process-table.ts";
import type { CheckedCall } from "../workload/workload.ts";
import type { Caller } from "./caller.ts";
import { prepare } from "./closed-loop.ts";
import { loadConnection } from "./connect.ts";

export interface ConversationsRequest {
  readonly connection: Connection;
  /** The server's address, for connections over TCP. */
  readonly url: string;
  /** CA certificate that signs the server's, as PEM. */
  readonly ca?: string;
  readonly dataDir: string;
  readonly calls: readonly CheckedCall[];
  /** Conversations held at the same time. */
  readonly conversations: number;
  readonly callsEach: number;
  /** Consecutive conversations in each of these. */
  readonly inTurn: number;
  /** Lifetime of a connection and of the process it started; `kept` shares one among all conversations. */
  readonly lasts: "call" | "conversation" | "kept";
  /** Calls on a kept connection before timing begins. */
  readonly warmUp: number;
  readonly serverPids: readonly number[];
}

export interface ConversationsResult {
  /** Microseconds per call, including the opening of the connection if it is the first call on it. */
  readonly p50: number;
  readonly p99: number;
  /** Microseconds per call of the client and all servers; includes ended processes on Linux only. */
  readonly cpu: number;
  /** Connections or processes that were opened. */
  readonly opened: number;
  /** Processes besides the client while all conversations are open, and the memory of servers and tool processes. */
  readonly processes: number;
  readonly memory: number;
}

/** Holds the conversations, and samples the processes once each has its first answer. @throws WrongAnswer */
export const holdConversations = async (request: ConversationsRequest): Promise<ConversationsResult> => {
  const { connection, url, dataDir, conversations, callsEach, inTurn, lasts, warmUp, serverPids } = request;
  if (request.ca) tls.setDefaultCACertificates([...tls.getCACertificates("default"), request.ca]);
  const connect = await loadConnection(connection);
  const calls = prepare(request.calls);
  const micros: number[] = [];
  const callers = new Set<Caller>();
  const processes = new Set<number>();
  const connections = countConnections();

  const callOn = async (caller: Caller, turn: number): Promise<void> => {
    const prepared = calls[turn % calls.length];
    if (!prepared) throw new Error("A workload has no calls.");
    const { call, check } = prepared;
    check(await caller.call(call.tool, call.arguments));
    for (const pid of caller.pids()) processes.add(pid);
  };
  const opened = async (): Promise<Caller> => {
    const caller = await connect({ url, dataDir, wrapChild: (child) => child });
    callers.add(caller);
    return caller;
  };
  const close = async (caller: Caller): Promise<void> => {
    await caller.close();
    callers.delete(caller);
  };
  const pids = (): number[] => [...serverPids, ...[...callers].flatMap((caller) => caller.pids())];
  const cpuSeconds = async (): Promise<number> =>
    ownCpuSeconds() + (await endedChildrenSeconds()) + (await cpuSecondsOf(pids()));

  let peak = { processes: 0, memory: 0, cost: 0 };
  let answered = 0;
  const allAnswered = Promise.withResolvers<void>();
  // If one conversation fails, there may be no other left to await this promise.
  allAnswered.promise.catch(() => {});
  /** No calls are made during the sampling. */
  const lookOnceAllAnswered = async (): Promise<void> => {
    if (++answered === conversations) {
      const before = ownCpuSeconds();
      const started = await workingTree([process.pid, ...serverPids]);
      const memory = await memoryOf(pids());
      peak = { processes: started.length - 1, memory, cost: ownCpuSeconds() - before };
      allAnswered.resolve();
    }
    await allAnswered.promise;
  };

  let isOver = false;
  const hold = async (index: number, kept: Caller | undefined): Promise<void> => {
    let caller = kept;
    try {
      for (let turn = 0; turn < inTurn * callsEach && !isOver; turn++) {
        const sentAt = performance.now();
        caller ??= await opened();
        await callOn(caller, index + turn);
        micros.push((performance.now() - sentAt) * 1_000);
        if (turn === 0) await lookOnceAllAnswered();
        if (lasts === "call" || (lasts === "conversation" && turn % callsEach === callsEach - 1)) {
          await close(caller);
          caller = undefined;
        }
      }
    } catch (error) {
      isOver = true;
      allAnswered.reject(error);
      throw error;
    } finally {
      if (caller && caller !== kept) await close(caller);
    }
  };

  const kept = lasts === "kept" ? await opened() : undefined;
  try {
    for (let turn = 0; kept && turn < warmUp; turn++) await callOn(kept, turn);
    const cpuBefore = await cpuSeconds();
    const lanes = await Promise.allSettled(Array.from({ length: conversations }, (_, index) => hold(index, kept)));
    for (const lane of lanes) if (lane.status === "rejected") throw lane.reason;
    const cpu = (await cpuSeconds()) - cpuBefore - peak.cost;
    return {
      p50: quantile(micros, 0.5),
      p99: quantile(micros, 0.99),
      cpu: (1e6 * cpu) / micros.length,
      opened: connections.count() + processes.size,
      processes: peak.processes,
      memory: peak.memory,
    };
  } finally {
    connections.stop();
    if (kept) await close(kept);
  }
};

const CONNECTED = "undici:client:connected";

/** Counts the TCP connections that this process opens from now on. */
const countConnections = (): { count(): number; stop(): void } => {
  let connections = 0;
  const onConnected = (): void => {
    connections++;
  };
  subscribe(CONNECTED, onConnected);
  return { count: () => connections, stop: () => unsubscribe(CONNECTED, onConnected) };
};
