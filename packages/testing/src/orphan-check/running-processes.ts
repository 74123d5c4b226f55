import { readdirSync, readFileSync, readlinkSync } from "node:fs";

export interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  /** The folder it runs in; empty where that may not be read. */
  readonly folder: string;
}

/** All processes of this machine, from `/proc`; none where there is no such folder. */
export const runningProcesses = (): RunningProcess[] => {
  try {
    return readdirSync("/proc").filter(isNumber).flatMap(describe);
  } catch {
    return [];
  }
};

const isNumber = (name: string): boolean => /^\d+$/.test(name);

const describe = (pid: string): RunningProcess[] => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in the parentheses may hold anything, spaces and parentheses too.
    const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (state === "Z") return [];
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").join(" ").trim();
    return [{ pid: Number(pid), parent: Number(parent), command, folder: readlinkSync(`/proc/${pid}/cwd`) }];
  } catch {
    return []; // it ended while we looked, or is somebody else's
  }
};
