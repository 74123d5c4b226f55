import type { Load } from "./load.ts";
import { describeMachine, productVersion, readVersions } from "./machine.ts";

export interface MeasuredRun {
  readonly startedAt: Date;
  readonly command: string;
  readonly loadBefore: Load;
}

/** The report's record of a run that has just ended. */
export const recordRun = ({ startedAt, command, loadBefore }: MeasuredRun) => ({
  product: { name: "twinhost" as const, version: productVersion() },
  startedAt: startedAt.toISOString(),
  seconds: (Date.now() - startedAt.getTime()) / 1_000,
  command,
  machine: describeMachine(loadBefore),
  versions: readVersions(),
});
