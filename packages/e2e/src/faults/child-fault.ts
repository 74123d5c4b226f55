import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** In the data folder: what the tool child is to do at the next SIGUSR2. */
export const FAULT_FILE = "fault";

export type ChildFault = "invalid-lines" | "flood" | "memory" | "hang";

/** Makes a tool child with `fault-hooks.ts` in it misbehave. */
export const misbehave = (pids: readonly number[], dataDirectory: string, fault: ChildFault): void => {
  writeFileSync(join(dataDirectory, FAULT_FILE), fault);
  for (const pid of pids) process.kill(pid, "SIGUSR2");
};
