import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * `invalid-lines`: prints on stdout what is no message. `flood`: fills the pipe of its stderr. `memory`: takes memory until
 * it dies. `hang`: a loop that never ends.
 */
export type ProcessFault = "invalid-lines" | "flood" | "memory" | "hang";

/** In the data folder: what a process is to do at the next SIGUSR2, and for how many milliseconds. */
export const FAULT_FILE = "fault";

const LASTS_MS = 2_000;

/** In the data folder: how often a process has done it. */
export const injectedFile = (pid: number): string => `fault-${pid}`;

/** Makes processes with `@twinhost/faults/hooks` in them misbehave. */
export const misbehave = (
  pids: readonly number[],
  dataDirectory: string,
  fault: ProcessFault,
  lastsMs = LASTS_MS,
): void => {
  writeFileSync(join(dataDirectory, FAULT_FILE), `${fault} ${lastsMs}`);
  for (const pid of pids) {
    rmSync(join(dataDirectory, injectedFile(pid)), { force: true });
    process.kill(pid, "SIGUSR2");
  }
};

/** How often a process has misbehaved since it was last told to: lines or floods printed, pieces of memory taken. */
export const injectedBy = (pid: number, dataDirectory: string): number => {
  const file = join(dataDirectory, injectedFile(pid));
  return existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
};
