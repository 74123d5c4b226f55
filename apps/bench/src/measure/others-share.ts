import { readFile } from "node:fs/promises";
import { endedChildrenSecondsIn, parseProcStat, processTree, readProcessTable } from "../processes/process-table.ts";

/** CPU time so far, in core seconds. */
export interface ProcessorTimes {
  readonly passed: number;
  /** Used by any program, or taken by the hypervisor. Interrupts are attributed to no program. */
  readonly used: number;
  /** Used by this process and all that it has started, including ended ones. */
  readonly own: number;
}

const TICKS_PER_SECOND = 100;

/** Undefined on systems that do not attribute CPU time: only Linux is supported. */
export const readProcessorTimes = async (): Promise<ProcessorTimes | undefined> =>
  process.platform === "linux"
    ? { ...parseProcessors(await readFile("/proc/stat", "utf8")), own: await ownSeconds() }
    : undefined;

/** The first line of /proc/stat: user, nice, system, idle, iowait, irq, softirq, steal. */
export const parseProcessors = (stat: string): Pick<ProcessorTimes, "passed" | "used"> => {
  const ticks = stat.split("\n", 1)[0]?.trim().split(/\s+/).slice(1, 9).map(Number) ?? [];
  const [user = 0, nice = 0, system = 0, , , , , steal = 0] = ticks;
  return {
    passed: ticks.reduce((sum, count) => sum + count, 0) / TICKS_PER_SECOND,
    used: (user + nice + system + steal) / TICKS_PER_SECOND,
  };
};

const ownSeconds = async (): Promise<number> => {
  const pids = processTree(await readProcessTable(), [process.pid]).map(({ pid }) => pid);
  // If a process ends in the meantime, its parent counts it the next time.
  const stats = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined)));
  return stats.reduce(
    (sum, stat) => (stat === undefined ? sum : sum + parseProcStat(stat).cpuSeconds + endedChildrenSecondsIn(stat)),
    0,
  );
};

/** Share of all cores' time between two moments that went to other programs, 0 to 1. */
export const othersShare = (before: ProcessorTimes, after: ProcessorTimes): number => {
  const passed = after.passed - before.passed;
  const others = after.used - before.used - (after.own - before.own);
  return passed <= 0 ? 0 : Math.max(0, others / passed);
};
