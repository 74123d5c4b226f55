import type { Arm } from "../arms/arm.ts";
import type { ByteCounts } from "../measure/byte-counts.ts";
import type { CheckedCall, WorkloadSet } from "../workload/workload.ts";
import type { ConversationsRequest, ConversationsResult } from "./conversations.ts";
import type { OpenLoopCall } from "./open-loop.ts";
import type { OwnServerGenerator } from "./own-server/request.ts";

/** What a load generator is told once, at its start. */
export interface GeneratorJob {
  readonly arm: Arm;
  readonly dataDir: string;
  readonly workloads: WorkloadSet;
  /** Puts a byte counter between client and server. Never in a run that is timed. */
  readonly countBytes: boolean;
}

interface StartResult {
  /** From the spawn of the first server to the first right answer, in milliseconds; null where no process is started. */
  readonly coldStartMs: number | null;
}

/**
 * By calls, until the medians of consecutive batches agree. V8 compiles a function anew as it is called again and again: an
 * HTTP call takes twice as long in the first few hundred calls as after a thousand.
 */
export interface WarmUp {
  /** The least, unless the time ends first. */
  readonly calls: number;
  /** Of these; what has not settled then may take half as long again. */
  readonly mostMs: number;
}

export interface SliceRequest {
  readonly workload: string;
  /** Calls in flight at any time. */
  readonly concurrency: number;
  readonly durationMs: number;
}

/** One timed slice. Every answer in it was checked. */
export interface SliceResult {
  /** HDR histogram of the calls' nanoseconds, compressed, base64. */
  readonly histogram: string;
  readonly calls: number;
  readonly elapsedSeconds: number;
  readonly clientCpuSeconds: number;
  /** Null where the tools run in the client's own process. */
  readonly serverCpuSeconds: number | null;
  /** On V8's heap, the check of the answers included: the same of every row. Null where Node does not count it. */
  readonly clientAllocatedBytes: number | null;
}

interface TurnsRequest {
  readonly workload: string;
  /** Of those that were started. */
  readonly rows: readonly string[];
  readonly turns: number;
}

interface MeasuredTurnsRequest extends TurnsRequest {
  /** Told beside the median, under `p95:ROW` and the like; none unless asked for. */
  readonly percentiles?: readonly number[];
}

interface OpenLoopRequest extends TurnsRequest {
  /** Calls of all rows together. */
  readonly perSecond: number;
}

export interface OpenLoopResult {
  /** Answered and failed ones. */
  readonly calls: readonly OpenLoopCall[];
  /** How late the generator itself sent 99 of 100 calls at most, in microseconds: its own saturation. */
  readonly lateness: number;
}

/** What a deployment consists of, read from its running processes. */
export interface DeploymentCounts {
  readonly processes: number;
  readonly listeningPorts: number;
  /** Commands that somebody has to start, in order. */
  readonly commands: number;
  /** Settings that must differ from their defaults. */
  readonly settings: number;
}

export interface MemoryResult {
  readonly clientBytes: number;
  readonly serverBytes: number | null;
}

/** Functions of the load generator's process. */
export interface GeneratorApi extends OwnServerGenerator {
  /** Loads the code of the connection ahead, so that many generators can do it at once. */
  load(arm: Arm): Promise<void>;
  /** Starts servers and connection, checks every answer of all workloads. Its row is in use then. @throws WrongAnswer */
  start(job: GeneratorJob): Promise<StartResult>;
  /** Which of the rows that were started the next calls are about; without it, the one that was started last. */
  use(row: string): Promise<void>;
  /** Runs calls that do not count, so that the code is warm. @returns whether their time was steady at the end. @throws WrongAnswer */
  warmUp(warmUp: WarmUp): Promise<boolean>;
  /** @throws WrongAnswer */
  measure(slice: SliceRequest): Promise<SliceResult>;
  /**
   * Calls each row once a turn. The order is drawn anew for every turn, so that all meet the same moments, and what one
   * does after its answer falls on all alike. @returns the median call of each row, in microseconds.
   * @throws WrongAnswer, with the row's name before it
   */
  measureInTurns(request: MeasuredTurnsRequest): Promise<Readonly<Record<string, number>>>;
  /**
   * Calls the rows at a constant rate, whether earlier calls were answered or not, in an order drawn anew for every turn.
   * Calls that fail are told, not thrown.
   * @throws WrongAnswer, with the row's name before it
   */
  measureOpenLoop(request: OpenLoopRequest): Promise<OpenLoopResult>;
  /** Open loops that run send no further call; they end once those under way have. */
  endOpenLoops(): Promise<void>;
  /** Conversations at once, with connections that last as long as told; apart from the rows that were started. @throws WrongAnswer */
  holdConversations(request: ConversationsRequest): Promise<ConversationsResult>;
  /** CPU time so far of the servers; null where the tools run in the client's own process. */
  serverCpuSeconds(): Promise<number | null>;
  /** Bytes of one call, as a mean over a few calls on a connection that stands. */
  bytesPerCall(calls: readonly CheckedCall[]): Promise<ByteCounts>;
  memory(): Promise<MemoryResult>;
  deployment(): Promise<DeploymentCounts>;
  /** Answers as they come, unchecked: the in-process arm gives the expected ones this way. */
  answers(calls: readonly Pick<CheckedCall, "tool" | "arguments">[]): Promise<unknown[]>;
  stop(): Promise<void>;
}
