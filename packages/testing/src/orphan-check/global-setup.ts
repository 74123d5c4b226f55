import { setTimeout as sleep } from "node:timers/promises";
import { type RunningProcess, runningProcesses } from "./running-processes.ts";

const WORKSPACE = process.cwd();
/** What ends with its test may still be about it. */
const ENDS_WITHIN_MS = 15_000;

/** Looks which processes there are, and gives a check that those that came since and fit have ended. */
export const watchProcesses = (fits: (process: RunningProcess) => boolean) => {
  const before = new Set(runningProcesses().map(({ pid }) => pid));
  const isLeft = (process: RunningProcess): boolean =>
    !before.has(process.pid) && process.parent === 1 && fits(process);
  return async (): Promise<void> => {
    const until = performance.now() + ENDS_WITHIN_MS;
    let left = runningProcesses().filter(isLeft);
    while (left.length > 0 && performance.now() < until) {
      await sleep(100);
      left = runningProcesses().filter(isLeft);
    }
    for (const { pid } of left) process.kill(pid, "SIGKILL");
    if (left.length > 0)
      throw new Error(
        `Tests left processes behind:\n${left.map(({ pid, command }) => `${pid} ${command}`).join("\n")}`,
      );
  };
};

/** Turbo keeps its own process between its runs. */
const isOurs = ({ command, folder }: RunningProcess): boolean =>
  (folder.startsWith(WORKSPACE) || command.includes(`${WORKSPACE}/`)) && !command.includes("turbo");

/**
 * No test leaves a process behind: after the run, an orphan that was not there before, and that runs our code or in our
 * folder, fails it.
 */
export const setup = () => watchProcesses(isOurs);
