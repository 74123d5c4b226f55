import type { JsonObject } from "@twinhost/core";
import type { McpServerEntry } from "@twinhost/third-party";
import type { ServerCommand } from "../../arms/arm.ts";
import type { ByteCounts } from "../../measure/byte-counts.ts";

/** How a scenario reaches a server that is not ours. */
export type Reach =
  /** With the product's client directly; `pool` is the number of processes. */
  | { readonly kind: "direct"; readonly entry: McpServerEntry; readonly pool: number }
  /** Through our tool server, which has it in its configuration. */
  | { readonly kind: "host"; readonly server: ServerCommand; readonly over: "http" | "rest" }
  /** A question to our LLM server, whose model calls the tool. */
  | { readonly kind: "question"; readonly server: ServerCommand };

/** One start of one scenario. */
export interface OwnServerRequest {
  readonly reach: Reach;
  /** The tool's name where it is called. */
  readonly tool: string;
  readonly arguments: JsonObject;
  /** What every answer is compared with; null if answers vary. */
  readonly expected: JsonObject | null;
  /** Lifetime of a connection and of the process it started. */
  readonly lasts: "kept" | "conversation" | "call";
  /** Maximum calls per second; null for no cap. Under a cap the load is not raised. */
  readonly mostPerSecond: number | null;
  readonly plan: OwnServerPlan;
}

export interface OwnServerPlan {
  readonly mode: "full" | "quick";
  readonly starts: number;
  readonly warmUpMs: number;
  /** One call at a time. */
  readonly latencyMs: number;
  /** Duration of each level of the rising load. */
  readonly levelMs: number;
  /** No further level begins after this time. */
  readonly rampMs: number;
}

/** All calls of one start, except those of the load that broke it. */
export interface Tally {
  readonly calls: number;
  readonly failed: number;
  readonly wrong: number;
  /** The first failure or unexpected answer. */
  readonly problem: string | null;
}

type RampEnd = "saturated" | "errors" | "highest" | "time" | "capped";

export interface Ramp {
  readonly levels: readonly { readonly concurrency: number; readonly perSecond: number; readonly failed: number }[];
  readonly end: RampEnd;
}

export interface OwnServerStart {
  /** Until the first answer, including the start of processes, in milliseconds. */
  readonly coldStartMs: number;
  /** Times of right answers to one call at a time; compressed, base64. */
  readonly histogram: string;
  readonly ramp: Ramp;
  /** With several conversations open at once; null if the processes cannot be seen. */
  readonly memoryBytes: number | null;
  readonly processes: number | null;
  readonly tally: Tally;
}

export interface OwnServerGenerator {
  measureOwnServer(request: OwnServerRequest): Promise<OwnServerStart>;
  /** Bytes per call, in a run that is not timed; null if they cannot be seen. */
  countOwnServer(request: OwnServerRequest): Promise<ByteCounts | null>;
}

/** Calls per conversation. */
export const CALLS_EACH = 4;
/** Open at once while memory is measured. */
export const CONVERSATIONS = 4;
