import { cpus, loadavg } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

/** How busy the machine is with other work. */
export interface Load {
  /** One-minute load average: still includes a build that has just ended. */
  readonly average: number;
  /** Share of all cores' time in use over a moment, 0 to 1. */
  readonly busyShare: number;
}

/** If other programs use more than this share of the cores, figures are not reliable. */
export const BUSY_SHARE = 0.2;

const MOMENT_MS = 500;

/** Samples the machine for half a second, before anything is started. */
export const sampleLoad = async (): Promise<Load> => {
  const before = cpuTimes();
  await sleep(MOMENT_MS);
  const after = cpuTimes();
  const total = after.total - before.total;
  return { average: loadAverage(), busyShare: total <= 0 ? 0 : 1 - (after.idle - before.idle) / total };
};

export const loadAverage = (): number => loadavg()[0] ?? 0;

const cpuTimes = (): { total: number; idle: number } => {
  const cores = cpus().map(({ times }) => times);
  return {
    total: cores.reduce((sum, times) => sum + times.user + times.nice + times.sys + times.idle + times.irq, 0),
    idle: cores.reduce((sum, times) => sum + times.idle, 0),
  };
};
