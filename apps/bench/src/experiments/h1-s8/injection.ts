/** A replica that did less than this part of its fair share did not really take part. */
const LEAST_OF_FAIR_SHARE = 0.25;

/** Proves that all replicas worked. @param cpuSeconds - of each replica, during the load @throws if one did not */
export const requireSpread = (row: string, cpuSeconds: readonly number[]): void => {
  const total = cpuSeconds.reduce((sum, seconds) => sum + seconds, 0);
  for (const [index, seconds] of cpuSeconds.entries())
    if (!(seconds > (LEAST_OF_FAIR_SHARE * total) / cpuSeconds.length))
      throw new Error(
        `${row}: replica ${index + 1} of ${cpuSeconds.length} used ${seconds} s of the ${total} s of CPU time of all.`,
      );
};

/** Proves that the pool has all its processes. @throws if it does not */
export const requireProcesses = (row: string, processes: number, pool: number): void => {
  if (processes < pool) throw new Error(`${row}: a pool of ${pool} had ${processes} processes.`);
};

/** Timers may fire a little early. */
const LEAST_OF_WAIT = 0.9;

/** Proves that the I/O-bound tool waited. @throws if an answer came sooner */
export const requireWait = (row: string, fastestMicros: number, waitMs: number): void => {
  if (fastestMicros < LEAST_OF_WAIT * 1_000 * waitMs)
    throw new Error(`${row}: a call that waits ${waitMs} ms was answered after ${Math.round(fastestMicros)} µs.`);
};
