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

/** Every process below `pid` whose command's name matches, such as the stages of a translation. */
export const descendantsOf = (pid: number, name: RegExp): number[] => {
  const rows = processTable();
  const below = (parent: number): ProcessRow[] =>
    rows.filter((row) => row.parent === parent).flatMap((row) => [row, ...below(row.pid)]);
  return below(pid)
    .filter(({ command }) => name.test(command))
    .map((row) => row.pid);
};

/** Which of these processes still run; zombies that nobody collected do not. */
export const stillRunning = (pids: readonly number[]): number[] => {
  const running = new Set(processTable().map(({ pid }) => pid));
  return pids.filter((pid) => running.has(pid));
};

/** How many threads of the process are the calculator's; undefined where the system does not tell (all but Linux). */
export const calculatorThreads = (pid: number): number | undefined => {
  if (process.platform !== "linux") return undefined;
  return readdirSync(`/proc/${pid}/task`).filter((thread) => threadName(pid, thread) === "calculate").length;
};

const threadName = (pid: number, thread: string): string => {
  try {
    return readFileSync(`/proc/${pid}/task/${thread}/comm`, "utf8").trim();
  } catch {
    return ""; // it ended since
  }
};

const factor = "expm(ones(180, 180) / 1000)";

/** A calculation that keeps a thread busy for longer than a test waits before it leaves. */
export const SLOW_CALCULATION = JSON.stringify({ expression: `sum(${Array(16).fill(factor).join(" * ")})` });

/** A translation that keeps Apertium's processes busy for seconds. */
export const SLOW_TRANSLATION = JSON.stringify({
  // Each sentence another one, so that none comes from the cache of translations.
  text: Array.from({ length: 440 }, (_, index) => `Fox ${index} jumps over the lazy brown dog.`).join(" "),
  source_lang: "en",
  target_lang: "es",
});
