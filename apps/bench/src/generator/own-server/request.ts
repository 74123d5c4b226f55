import type { JsonObject } from "@twinhost/core";
import type { McpServerEntry } from "@twinhost/third-party";
import type { ServerCommand } from "../../arms/arm.ts";
import type { ByteCounts } from "../../measure/byte-counts.ts";

/** How one scenario reaches a server that is not ours. */
export type Reach =
  /** As the product's client reaches it by itself; `pool` is of processes. */
  | { readonly kind: "direct"; readonly entry: McpServerEntry; readonly pool: number }
  /** Through our tool server, which has it in its configuration. */
  | { readonly kind: "host"; readonly server: ServerCommand; readonly over: "http" | "rest" }
  /** A question to our LLM server, whose model calls the tool. */
  | { readonly kind: "question"; readonly server: ServerCommand };

/** One start of one scenario. */
export interface OwnServerRequest {
  readonly reach: Reach;
  /** Under the name that the tool has where it is called. */
  readonly tool: string;
  readonly arguments: JsonObject;
  /** What every answer is compared with; null where answers vary. */
  readonly expected: JsonObject | null;
  /** How long a connection lasts, with the process that it started. */
  readonly lasts: "kept" | "conversation" | "call";
  /** Calls a second at most; null for no cap. Under a cap the load is not raised. */
  readonly mostPerSecond: number | null;
  readonly plan: OwnServerPlan;
}

export interface OwnServerPlan {
  readonly mode: "full" | "quick";
  readonly starts: number;
  readonly warmUpMs: number;
  /** One call at a time. */
  readonly latencyMs: number;
  /** Of each level of the rising load. */
  readonly levelMs: number;
  /** No further level begins after it. */
  readonly rampMs: number;
}

/** Calls of one start, all phases together but for the load that broke it. */
export interface Tally {
  readonly calls: number;
  readonly failed: number;
  readonly wrong: number;
  /** The first failure, or the first answer that was not the expected one. */
  readonly problem: string | null;
}

type RampEnd = "saturated" | "errors" | "highest" | "time" | "capped";

export interface Ramp {
  readonly levels: readonly { readonly concurrency: number; readonly perSecond: number; readonly failed: number }[];
  readonly end: RampEnd;
}

export interface OwnServerStart {
  /** To the first answer, in milliseconds, the start of processes included. */
  readonly coldStartMs: number;
  /** Of right answers to one call at a time; compressed, base64. */
  readonly histogram: string;
  readonly ramp: Ramp;
  /** With so many conversations at once as the table says; null where the processes are out of sight. */
  readonly memoryBytes: number | null;
  readonly processes: number | null;
  readonly tally: Tally;
}

export interface OwnServerGenerator {
  measureOwnServer(request: OwnServerRequest): Promise<OwnServerStart>;
  /** Bytes per call, in a run that is not timed; null where they cannot be seen. */
  countOwnServer(request: OwnServerRequest): Promise<ByteCounts | null>;
}

/** Calls of one conversation. */
export const CALLS_EACH = 4;
/** At once, while memory is measured. */
export const CONVERSATIONS = 4;
