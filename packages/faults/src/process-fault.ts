import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * `invalid-lines`: prints lines on stdout that are not messages. `flood`: fills the pipe of its stderr. `memory`:
 * allocates memory until it dies. `hang`: loops forever.
 */
export type ProcessFault = "invalid-lines" | "flood" | "memory" | "hang";

/** File in the data folder: the fault to inject at the next SIGUSR2, and for how many milliseconds. */
export const FAULT_FILE = "fault";

const LASTS_MS = 2_000;

/** File in the data folder: how often a process has injected its fault. */
export const injectedFile = (pid: number): string => `fault-${pid}`;

/** Makes processes misbehave that were started with `@twinhost/faults/hooks`. */
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

/** Faults a process has injected since it was last asked to: lines or floods printed, blocks of memory allocated. */
export const injectedBy = (pid: number, dataDirectory: string): number => {
  const file = join(dataDirectory, injectedFile(pid));
  return existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
};
