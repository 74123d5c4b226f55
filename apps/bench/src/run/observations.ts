import type { Arm } from "../arms/arm.ts";
import type { DeploymentCounts, MemoryResult, SliceResult } from "../generator/generator-api.ts";
import type { ByteCounts } from "../measure/byte-counts.ts";

/** Measurements of one row in one round. */
export interface RowRound {
  readonly round: number;
  /** Null if the processes were started in an earlier round. */
  readonly coldStartMs: number | null;
  /** By slice, such as `calculate@16`. */
  readonly slices: Readonly<Record<string, SliceResult>>;
  readonly memory: MemoryResult;
  readonly deployment: DeploymentCounts;
}

interface PayloadBytes extends ByteCounts {
  /** The output object as JSON text. */
  readonly answerBytes: number;
}

export interface RowBytes {
  readonly calculate: ByteCounts;
  readonly search: ByteCounts | null;
  readonly payloads: readonly PayloadBytes[];
}

/** All measurements of one row. */
export interface RowObservations {
  readonly arm: Arm;
  /** Null if no single wire or pipe carries the calls, or the row is not a tool client. */
  readonly bytes: RowBytes | null;
  readonly rounds: readonly RowRound[];
}

export interface Observations {
  readonly rows: readonly RowObservations[];
  readonly rounds: number;
  readonly seconds: number;
}
