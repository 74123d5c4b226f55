import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { promisify } from "node:util";

export interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  /** User and system time so far. */
  readonly cpuSeconds: number;
  /** The same of the children that it has waited for, and of theirs. Linux only: elsewhere it is not told. */
  readonly endedChildrenSeconds: number;
  readonly residentBytes: number;
}

/** Linux reports CPU time to user space in hundredths of a second on every architecture Node runs on. */
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4_096;

/** All processes: from /proc on Linux, from `ps` elsewhere (macOS). */
export const readProcessTable = (): Promise<ProcessRow[]> => (process.platform === "linux" ? readProc() : readPs());

const readProc = async (): Promise<ProcessRow[]> => {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const rows = await Promise.all(
    pids.map(async (pid) => {
      // A process may end between the listing and the reading.
      const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
      return stat === undefined ? [] : [parseProcStat(stat)];
    }),
  );
  return rows.flat();
};

/** The fields of a /proc/PID/stat line after the command's name, which, in brackets, may itself hold spaces and brackets. */
const fieldsOf = (stat: string): ((index: number) => number) => {
  const fields = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
  return (index) => fields[index] ?? Number.NaN;
};

/** One /proc/PID/stat line. */
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

/** CPU time of the children that a process has waited for, in seconds, of its /proc/PID/stat line. */
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

/** Output of `ps -axo pid=,ppid=,rss=,time=`: resident size in KiB, time as `[[days-]hours:]minutes:seconds.hundredths`. */
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

/** These processes and all below them. */
export const processTree = (rows: readonly ProcessRow[], roots: readonly number[]): ProcessRow[] => {
  const found = rows.filter(({ pid }) => roots.includes(pid));
  for (const row of found)
    found.push(...rows.filter(({ pid, parent }) => parent === row.pid && !found.some((known) => known.pid === pid)));
  return found;
};

/** The name of the shell that waits beside each tool process, to end it should the LLM server die. */
const WATCH = "twinhost-watch";

/** These processes and all below them that do any work: without the shells that only wait for their parent's end. */
export const workingTree = async (roots: readonly number[]): Promise<ProcessRow[]> => {
  const tree = processTree(await readProcessTable(), roots);
  const commands = await Promise.all(tree.map(({ pid }) => commandLineOf(pid)));
  return tree.filter((_, index) => !commands[index]?.includes(WATCH));
};

/** Empty where the process has ended meanwhile. */
const commandLineOf = async (pid: number): Promise<string> => {
  if (process.platform === "linux") return readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  const shown = promisify(execFile)("ps", ["-o", "args=", "-p", String(pid)]);
  return shown.then(({ stdout }) => stdout).catch(() => "");
};
