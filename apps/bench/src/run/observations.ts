import type { Arm } from "../arms/arm.ts";
import type { DeploymentCounts, MemoryResult, SliceResult } from "../generator/generator-api.ts";
import type { ByteCounts } from "../measure/byte-counts.ts";

/** What one round saw of one row. */
export interface RowRound {
  readonly round: number;
  /** Null where the processes were started in an earlier round. */
  readonly coldStartMs: number | null;
  /** By slice: `calculate@16`, for instance. */
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

/** All that a run saw of one row, as it was seen. */
export interface RowObservations {
  readonly arm: Arm;
  /** Null where nothing crosses one wire or pipe alone, or the row is no tool client. */
  readonly bytes: RowBytes | null;
  readonly rounds: readonly RowRound[];
}

export interface Observations {
  readonly rows: readonly RowObservations[];
  readonly rounds: number;
  readonly seconds: number;
}
