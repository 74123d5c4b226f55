import type { GuardTransport } from "./guard.ts";

/** Calls of one deployment in one round, in microseconds. */
export interface SliceFigures {
  readonly calls: number;
  readonly p50: number;
  readonly mean: number;
}

/** One round over all deployments of a transport. */
export interface GuardRound {
  readonly transport: GuardTransport;
  /** Which start of the processes it belongs to. */
  readonly start: number;
  /** By the deployment's name. */
  readonly slices: ReadonlyMap<string, SliceFigures>;
}
