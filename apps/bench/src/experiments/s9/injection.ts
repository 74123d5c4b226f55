import { injectedBy } from "@twinhost/faults";
import type { OpenLoopCall } from "../../generator/open-loop.ts";
import { dueIn, type Outage } from "../outages.ts";
import type { Fault } from "./cells.ts";

/** A process that a fault hit, as found afterwards. */
export interface Struck {
  readonly row: string;
  readonly hasEnded: boolean;
  /** Lines or floods that it printed, or pieces of memory that it took. */
  readonly injected: number;
}

export const lookAt = (row: string, pid: number, dataDir: string): Struck => ({
  row,
  hasEnded: !isRunning(pid),
  injected: injectedBy(pid, dataDir),
});

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** @throws if the fault had no effect on a process */
export const requireStruck = (fault: Fault, struck: readonly Struck[]): void => {
  for (const { row, hasEnded, injected } of struck) {
    if ((fault === "killed" || fault === "memory") && !hasEnded)
      throw new Error(`${row}: the process that was to end (${fault}) runs on.`);
    if (fault !== "killed" && fault !== "hung" && injected === 0)
      throw new Error(`${row}: the process did nothing of what it was told to (${fault}).`);
  }
};

/** By this long after the stop, answers that were already in flight have arrived. */
const SILENT_FROM_MS = 200;
const SILENT_UNTIL_MS = 1_200;

/** Proves that stopped processes answer nothing. @throws if one did, or received no calls */
export const requireHung = (calls: readonly OpenLoopCall[], { from }: Outage, rows: readonly string[]): void => {
  for (const row of rows) {
    const asked = dueIn(calls, from + SILENT_FROM_MS, from + SILENT_UNTIL_MS).filter(({ lane }) => lane === row);
    const answered = asked.filter((call) => call.dueAt + call.nanoseconds / 1e6 < from + SILENT_UNTIL_MS);
    if (asked.length === 0 || answered.length > 0)
      throw new Error(`${row}: the process was stopped, and answered ${answered.length} of ${asked.length} calls.`);
  }
};
