import type { GuardRowId, GuardTransport } from "./guard.ts";

/** One deployment from its start to its end. */
export interface DeploymentFigures {
  readonly calls: number;
  /** The median call of each round, in microseconds. */
  readonly medians: readonly number[];
  /** The server's processor time, in microseconds; null in-process, where the call itself is that time. */
  readonly cpuPerCall: number | null;
}

/** The two deployments of one row, started once and called in turn. */
export interface PairFigures {
  readonly transport: GuardTransport;
  readonly row: GuardRowId;
  readonly off: DeploymentFigures;
  readonly on: DeploymentFigures;
}
