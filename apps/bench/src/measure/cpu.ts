import { readFile } from "node:fs/promises";
import { endedChildrenSecondsIn, processTree, readProcessTable } from "../processes/process-table.ts";

/** CPU time so far of these processes and all below them, those that ended too, in seconds. */
export const cpuSecondsOf = async (roots: readonly number[]): Promise<number> =>
  roots.length === 0
    ? 0
    : processTree(await readProcessTable(), roots).reduce(
        (sum, { cpuSeconds, endedChildrenSeconds }) => sum + cpuSeconds + endedChildrenSeconds,
        0,
      );

/** CPU time so far of this process, in seconds. */
export const ownCpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** CPU time of this process's children that have ended, and of theirs, in seconds. Linux only: elsewhere it is not told. */
export const endedChildrenSeconds = async (): Promise<number> =>
  process.platform === "linux" ? endedChildrenSecondsIn(await readFile("/proc/self/stat", "utf8")) : 0;
