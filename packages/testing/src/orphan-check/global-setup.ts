import { setTimeout as sleep } from "node:timers/promises";
import { type RunningProcess, runningProcesses } from "./running-processes.ts";

const WORKSPACE = process.cwd();
/** Processes may take a while to end after their test. */
const ENDS_WITHIN_MS = 15_000;

/** Records the running processes. @returns a check that matching ones started since then have ended */
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

/** Turbo keeps a daemon between its runs. */
const isOurs = ({ command, folder }: RunningProcess): boolean =>
  (folder.startsWith(WORKSPACE) || command.includes(`${WORKSPACE}/`)) && !command.includes("turbo");

/**
 * No test may leave a process behind: the run fails if afterwards there is a new orphan that runs our code or in our
 * folder.
 */
export const setup = () => watchProcesses(isOurs);
