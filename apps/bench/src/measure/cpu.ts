import { processTree, readProcessTable } from "../processes/process-table.ts";

/** CPU time so far of these processes and all below them, in seconds. */
export const cpuSecondsOf = async (roots: readonly number[]): Promise<number> =>
  roots.length === 0 ? 0 : processTree(await readProcessTable(), roots).reduce((sum, row) => sum + row.cpuSeconds, 0);

/** CPU time so far of this process, in seconds. */
export const ownCpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
