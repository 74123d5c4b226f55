import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { promisify } from "node:util";

export interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  /** User and system time so far. */
  readonly cpuSeconds: number;
  /** CPU time of children that it has waited for, and of their descendants. Reported on Linux only. */
  readonly endedChildrenSeconds: number;
  readonly residentBytes: number;
}

/** On every architecture that Node supports, Linux reports CPU time to user space in hundredths of a second. */
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4_096;

/** All processes: from /proc on Linux, from `ps` elsewhere (macOS). */
export const readProcessTable = (): Promise<ProcessRow[]> => (process.platform === "linux" ? readProc() : readPs());

const readProc = async (): Promise<ProcessRow[]> => {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const rows = await Promise.all(
    pids.map(async (pid) => {
      // A process may end before its file is read.
      const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
      return stat === undefined ? [] : [parseProcStat(stat)];
    }),
  );
  return rows.flat();
};

/** The fields of a /proc/PID/stat line after the command name, which may itself contain spaces and brackets. */
const fieldsOf = (stat: string): ((index: number) => number) => {
  const fields = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
  return (index) => fields[index] ?? Number.NaN;
};

export const parseProcStat = (stat: string): ProcessRow => {
  const at = fieldsOf(stat);
  return {
    pid: Number.parseInt(stat, 10),
    parent: at(1),
    cpuSeconds: (at(11) + at(12)) / TICKS_PER_SECOND,
    endedChildrenSeconds: endedChildrenSecondsIn(stat),
    residentBytes: at(21) * PAGE_BYTES,
  };
};

/** CPU seconds of the children that a process has waited for, from its /proc/PID/stat line. */
export const endedChildrenSecondsIn = (stat: string): number => {
  const at = fieldsOf(stat);
  return (at(13) + at(14)) / TICKS_PER_SECOND;
};

const readPs = async (): Promise<ProcessRow[]> => {
  const { stdout } = await promisify(execFile)("ps", ["-axo", "pid=,ppid=,rss=,time="], {
    maxBuffer: 16 * 1024 * 1024,
  });
  return parsePs(stdout);
};

/** Output of `ps -axo pid=,ppid=,rss=,time=`: resident KiB, and time as `[[days-]hours:]minutes:seconds.hundredths`. */
export const parsePs = (output: string): ProcessRow[] =>
  output
    .trim()
    .split("\n")
    .map((line) => {
      const [pid, parent, rss, time = "0"] = line.trim().split(/\s+/);
      const [days, clock] = time.includes("-") ? time.split("-") : ["0", time];
      const seconds = (clock ?? "0").split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
      return {
        pid: Number(pid),
        parent: Number(parent),
        cpuSeconds: Number(days) * 86_400 + seconds,
        endedChildrenSeconds: 0,
        residentBytes: Number(rss) * 1_024,
      };
    });

/** These processes and all their descendants. */
export const processTree = (rows: readonly ProcessRow[], roots: readonly number[]): ProcessRow[] => {
  const found = rows.filter(({ pid }) => roots.includes(pid));
  for (const row of found)
    found.push(...rows.filter(({ pid, parent }) => parent === row.pid && !found.some((known) => known.pid === pid)));
  return found;
};

/** Name of the shell next to each tool process that ends it if the LLM server dies. */
const WATCH = "twinhost-watch";

/** These processes and their descendants, without the shells that only wait for their parent's end. */
export const workingTree = async (roots: readonly number[]): Promise<ProcessRow[]> => {
  const tree = processTree(await readProcessTable(), roots);
  const commands = await Promise.all(tree.map(({ pid }) => commandLineOf(pid)));
  return tree.filter((_, index) => !commands[index]?.includes(WATCH));
};

/** Empty if the process has ended in the meantime. */
const commandLineOf = async (pid: number): Promise<string> => {
  if (process.platform === "linux") return readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  const shown = promisify(execFile)("ps", ["-o", "args=", "-p", String(pid)]);
  return shown.then(({ stdout }) => stdout).catch(() => "");
};
