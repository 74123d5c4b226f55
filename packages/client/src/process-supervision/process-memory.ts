import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { promisify } from "node:util";

/** Resident memory of a process and of all that it started, in bytes; 0 if it is gone or the system does not say. */
export const residentBytes = (pid: number): Promise<number> =>
  (process.platform === "linux" ? fromProc(pid) : fromPs(pid)).catch(() => 0);

const fromProc = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const kibibytes = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0);
  const below = await Promise.all((await childrenOf(pid)).map((child) => fromProc(child).catch(() => 0)));
  return below.reduce((sum, bytes) => sum + bytes, kibibytes * 1024);
};

/** Linux lists the children of a process by the thread that started them. */
const childrenOf = async (pid: number): Promise<number[]> => {
  const threads = await readdir(`/proc/${pid}/task`);
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, "utf8").catch(() => "")),
  );
  return lists.flatMap((list) => list.split(" ").filter(Boolean).map(Number));
};

/** A child leads its own group, so the group is what it started. */
const fromPs = async (pid: number): Promise<number> => {
  const { stdout } = await promisify(execFile)("ps", ["-axo", "pgid=,rss="], { maxBuffer: 16 * 1024 * 1024 });
  const rows = stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  return rows.reduce((sum, [group, kibibytes = 0]) => (group === pid ? sum + kibibytes * 1024 : sum), 0);
};
