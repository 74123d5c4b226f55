import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly state: string;
  readonly command: string;
}

const processTable = (): ProcessRow[] =>
  execFileSync("ps", ["-eo", "pid=,ppid=,stat=,comm="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => {
      const [pid, parent, state = "", ...command] = line.trim().split(/\s+/);
      return { pid: Number(pid), parent: Number(parent), state, command: command.join(" ") };
    })
    .filter(({ state }) => !state.startsWith("Z"));

/** All descendants of `pid` whose command name matches, such as the stages of a translation. */
export const descendantsOf = (pid: number, name: RegExp): number[] => {
  const rows = processTable();
  const below = (parent: number): ProcessRow[] =>
    rows.filter((row) => row.parent === parent).flatMap((row) => [row, ...below(row.pid)]);
  return below(pid)
    .filter(({ command }) => name.test(command))
    .map((row) => row.pid);
};

/** The processes that are still running; zombies do not count. */
export const stillRunning = (pids: readonly number[]): number[] => {
  const running = new Set(processTable().map(({ pid }) => pid));
  return pids.filter((pid) => running.has(pid));
};

/** The number of calculator threads in a process; undefined on systems other than Linux. */
export const calculatorThreads = (pid: number): number | undefined => {
  if (process.platform !== "linux") return undefined;
  return readdirSync(`/proc/${pid}/task`).filter((thread) => threadName(pid, thread) === "calculate").length;
};

const threadName = (pid: number, thread: string): string => {
  try {
    return readFileSync(`/proc/${pid}/task/${thread}/comm`, "utf8").trim();
  } catch {
    return ""; // the thread has ended
  }
};

const factor = "expm(ones(180, 180) / 1000)";

/** A calculation that keeps a thread busy for longer than a test waits before disconnecting. */
export const SLOW_CALCULATION = JSON.stringify({ expression: `sum(${Array(16).fill(factor).join(" * ")})` });

/** A translation that keeps Apertium's processes busy for seconds. */
export const SLOW_TRANSLATION = JSON.stringify({
  // Every sentence is different, so that none comes from the translation cache.
  text: Array.from({ length: 440 }, (_, index) => `Fox ${index} jumps over the lazy brown dog.`).join(" "),
  source_lang: "en",
  target_lang: "es",
});
