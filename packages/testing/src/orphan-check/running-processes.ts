import { readdirSync, readFileSync, readlinkSync } from "node:fs";

export interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  /** Its working directory; empty if it is not readable. */
  readonly folder: string;
}

/** All processes of this machine from `/proc`; none if that does not exist. */
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
    // The name in parentheses may contain anything, including spaces and parentheses.
    const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (state === "Z") return [];
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").join(" ").trim();
    return [{ pid: Number(pid), parent: Number(parent), command, folder: readlinkSync(`/proc/${pid}/cwd`) }];
  } catch {
    return []; // it has ended in the meantime, or belongs to another user
  }
};
