import type { Arm } from "../arms/arm.ts";
import type { ByteCounts } from "../measure/byte-counts.ts";
import type { CheckedCall, WorkloadSet } from "../workload/workload.ts";
import type { ConversationsRequest, ConversationsResult } from "./conversations.ts";
import type { OpenLoopCall } from "./open-loop.ts";
import type { OwnServerGenerator } from "./own-server/request.ts";

/** What a load generator receives once, when it starts. */
export interface GeneratorJob {
  readonly arm: Arm;
  readonly dataDir: string;
  readonly workloads: WorkloadSet;
  /** Puts a byte counter between client and server. Never set in a timed run. */
  readonly countBytes: boolean;
}

interface StartResult {
  /** From spawning the first server to the first right answer, in milliseconds; null if no process is started. */
  readonly coldStartMs: number | null;
}

/**
 * Calls until the medians of consecutive batches agree. V8 keeps recompiling a function that is called often: an HTTP
 * call takes twice as long in the first few hundred calls as after a thousand.
 */
export interface WarmUp {
  /** At least so many, unless time runs out first. */
  readonly calls: number;
  /** Upper limit in milliseconds; calls that have not settled by then may take half as long again. */
  readonly mostMs: number;
}

export interface SliceRequest {
  readonly workload: string;
  /** Calls in flight at any time. */
  readonly concurrency: number;
  readonly durationMs: number;
}

/** One timed slice, every answer checked. */
export interface SliceResult {
  /** HDR histogram of the call times in nanoseconds, compressed, base64. */
  readonly histogram: string;
  readonly calls: number;
  readonly elapsedSeconds: number;
  readonly clientCpuSeconds: number;
  /** Null if the tools run in the client's own process. */
  readonly serverCpuSeconds: number | null;
  /** On V8's heap, including the check of the answers, the same for all rows. Null if Node does not report it. */
  readonly clientAllocatedBytes: number | null;
}

interface TurnsRequest {
  readonly workload: string;
  /** Of those that were started. */
  readonly rows: readonly string[];
  readonly turns: number;
}

interface MeasuredTurnsRequest extends TurnsRequest {
  /** Returned with the median, under keys like `p95:ROW`; none by default. */
  readonly percentiles?: readonly number[];
}

interface OpenLoopRequest extends TurnsRequest {
  /** Calls of all rows together. */
  readonly perSecond: number;
}

export interface OpenLoopResult {
  /** Both answered and failed calls. */
  readonly calls: readonly OpenLoopCall[];
  /** 99th percentile of how late the generator sent calls, in microseconds: shows whether it was saturated itself. */
  readonly lateness: number;
}

/** What a deployment consists of, read from its running processes. */
export interface DeploymentCounts {
  readonly processes: number;
  readonly listeningPorts: number;
  /** Commands that an operator has to run, in order. */
  readonly commands: number;
  /** Settings that must differ from their defaults. */
  readonly settings: number;
}

export interface MemoryResult {
  readonly clientBytes: number;
  readonly serverBytes: number | null;
}

/** API of the load generator's process. */
export interface GeneratorApi extends OwnServerGenerator {
  /** Preloads the code of the connection, so that many generators can do so at once. */
  load(arm: Arm): Promise<void>;
  /** Starts servers and connection, checks every answer of all workloads, and selects this row. @throws WrongAnswer */
  start(job: GeneratorJob): Promise<StartResult>;
  /** Selects the started row that the following calls refer to; by default the one started last. */
  use(row: string): Promise<void>;
  /** Makes uncounted calls to warm up the code. @returns whether call times became steady. @throws WrongAnswer */
  warmUp(warmUp: WarmUp): Promise<boolean>;
  /** @throws WrongAnswer */
  measure(slice: SliceRequest): Promise<SliceResult>;
  /**
   * Calls each row once per turn. The order is shuffled every turn, so that all rows meet the same conditions, and what
   * one does after its answer affects all alike. @returns the median call time of each row, in microseconds.
   * @throws WrongAnswer, prefixed with the row's name
   */
  measureInTurns(request: MeasuredTurnsRequest): Promise<Readonly<Record<string, number>>>;
  /**
   * Calls the rows at a constant rate, whether or not earlier calls were answered, in an order shuffled every turn.
   * Failed calls are part of the result.
   * @throws WrongAnswer, prefixed with the row's name
   */
  measureOpenLoop(request: OpenLoopRequest): Promise<OpenLoopResult>;
  /** Stops the running open loops: they send no more calls and end once those in flight have. */
  endOpenLoops(): Promise<void>;
  /** Holds simultaneous conversations, independent of the started rows. @throws WrongAnswer */
  holdConversations(request: ConversationsRequest): Promise<ConversationsResult>;
  /** CPU time of the servers so far; null if the tools run in the client's own process. */
  serverCpuSeconds(): Promise<number | null>;
  /** Bytes per call, averaged over a few calls on an established connection. */
  bytesPerCall(calls: readonly CheckedCall[]): Promise<ByteCounts>;
  memory(): Promise<MemoryResult>;
  deployment(): Promise<DeploymentCounts>;
  /** Unchecked answers: the in-process arm provides the expected ones this way. */
  answers(calls: readonly Pick<CheckedCall, "tool" | "arguments">[]): Promise<unknown[]>;
  stop(): Promise<void>;
}
