import { readFile } from "node:fs/promises";
import { endedChildrenSecondsIn, processTree, readProcessTable } from "../processes/process-table.ts";

/** CPU seconds so far of these processes and all their descendants, including ended ones. */
export const cpuSecondsOf = async (roots: readonly number[]): Promise<number> =>
  roots.length === 0
    ? 0
    : processTree(await readProcessTable(), roots).reduce(
        (sum, { cpuSeconds, endedChildrenSeconds }) => sum + cpuSeconds + endedChildrenSeconds,
        0,
      );

/** CPU seconds of this process so far. */
export const ownCpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** CPU seconds of this process's ended children and their descendants. Linux only: other systems do not report it. */
export const endedChildrenSeconds = async (): Promise<number> =>
  process.platform === "linux" ? endedChildrenSecondsIn(await readFile("/proc/self/stat", "utf8")) : 0;
