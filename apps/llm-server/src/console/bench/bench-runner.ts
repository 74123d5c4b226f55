import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { stripVTControlCharacters } from "node:util";
import { endGroup } from "@twinhost/core";
import { compareReports } from "./compare-reports.ts";
import type { BenchProgram, BuildStep } from "./find-bench.ts";

/** A run of the benchmark: the current or the last one. */
interface BenchRun {
  readonly kind: string;
  readonly status: "running" | "done" | "failed" | "cancelled";
  /** What it does now, or did last: the hosts are built before they are measured. */
  readonly step: "building" | "measuring";
  /** ISO 8601. */
  readonly startedAt: string;
  readonly seconds: number;
  /** The share of its steps that is done, 0 to 1; null before the first. */
  readonly share: number | null;
  /** The last lines that it printed. */
  readonly lines: readonly string[];
}

/** Runs the benchmark as a child process, one at a time. */
export interface BenchRunner {
  state(): BenchRun | undefined;
  /** Waits for a cancelled run to end first. @returns false while another run is in progress */
  start(kind: string, args: readonly string[]): Promise<boolean>;
  /** Ends the current run, with everything that it started. */
  cancel(): Promise<void>;
  /** What changed between two reports, in words. @throws Error with the reason when they cannot be compared */
  compare(before: string, after: string, language: "en" | "ko"): Promise<string>;
}

const MOST_LINES = 200;
/** How long its processes may take to end before they are killed, in milliseconds. */
const END_MS = 5_000;
const STEP = /\((\d+) %\)/;

export const createBenchRunner = (program: BenchProgram): BenchRunner => {
  const { entryPoint, folder, environment, build } = program;
  let child: ChildProcess | undefined;
  let ending: Promise<void> | undefined;
  let run: (Omit<BenchRun, "seconds" | "lines"> & { readonly lines: string[]; endedAt?: number }) | undefined;

  const take = (line: string): void => {
    if (!run) return;
    const plain = stripVTControlCharacters(line);
    const percent = STEP.exec(plain)?.[1];
    run = { ...run, ...(percent !== undefined && { share: Number(percent) / 100 }) };
    run.lines.push(plain);
    if (run.lines.length > MOST_LINES) run.lines.shift();
  };
  const end = (status: BenchRun["status"]): void => {
    if (run?.status === "running") run = { ...run, status, endedAt: Date.now() };
  };
  /** @param onSuccess called when the step succeeded and the run was not cancelled */
  const runStep = ({ args, folder: cwd }: BuildStep, onSuccess: () => void): void => {
    // In its own process group, so that everything it starts ends with it.
    const started = spawn(process.execPath, args, {
      cwd,
      env: environment,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    child = started;
    for (const stream of [started.stdout, started.stderr])
      createInterface({ input: stream }).on("line", (line) => child === started && take(line));
    started.once("error", ({ message }) => take(message));
    // By then all its output has been read.
    started.once("close", (code) => {
      if (child !== started) return;
      child = undefined;
      if (code !== 0) end("failed");
      else if (run?.status === "running") onSuccess();
    });
  };
  const runSteps = ([first, ...rest]: readonly BuildStep[], onSuccess: () => void): void => {
    if (first) runStep(first, () => runSteps(rest, onSuccess));
    else onSuccess();
  };
  return {
    state: () => {
      if (!run) return undefined;
      const { endedAt = Date.now(), ...shown } = run;
      return { ...shown, seconds: Math.round((endedAt - Date.parse(run.startedAt)) / 1_000) };
    },
    start: async (kind, args) => {
      await ending;
      if (child) return false;
      const begun = { kind, status: "running", startedAt: new Date().toISOString(), share: null, lines: [] } as const;
      const measure = (): void => {
        run = { ...begun, step: "measuring", lines: [] };
        runStep({ args: [entryPoint, "bench", ...args], folder }, () => end("done"));
      };
      run = { ...begun, step: "building", lines: [] };
      runSteps(build, measure);
      return true;
    },
    cancel: async () => {
      const cancelled = child;
      if (cancelled?.pid === undefined) return;
      end("cancelled");
      ending = endGroup(cancelled.pid, END_MS).then(() => {
        if (child === cancelled) child = undefined;
      });
      await ending;
    },
    compare: (...reports) => compareReports(program, ...reports),
  };
};
