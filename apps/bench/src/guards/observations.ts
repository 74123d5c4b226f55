import type { GuardRowId, GuardTransport } from "./guard.ts";

/** One deployment from start to end. */
export interface DeploymentFigures {
  readonly calls: number;
  /** The median call time of each round, in microseconds. */
  readonly medians: readonly number[];
  /** The server's CPU time per call, in microseconds; null in-process, where it cannot be separated from the call. */
  readonly cpuPerCall: number | null;
}

/** The two deployments of one row, started once and called in turn. */
export interface PairFigures {
  readonly transport: GuardTransport;
  readonly row: GuardRowId;
  readonly off: DeploymentFigures;
  readonly on: DeploymentFigures;
}
