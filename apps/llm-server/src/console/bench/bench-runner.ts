import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { stripVTControlCharacters } from "node:util";
import { endGroup } from "@twinhost/core";
import type { BenchProgram } from "./find-bench.ts";

/** A run of the benchmark, the one that goes on or the last one. */
interface BenchRun {
  readonly kind: string;
  readonly status: "running" | "done" | "failed" | "cancelled";
  /** ISO 8601. */
  readonly startedAt: string;
  readonly seconds: number;
  /** Of its steps, 0 to 1; null before the first. */
  readonly share: number | null;
  /** What it printed last. */
  readonly lines: readonly string[];
}

/** Starts the benchmark as a child, one at a time. */
export interface BenchRunner {
  state(): BenchRun | undefined;
  /** @returns false while another run goes on */
  start(kind: string, args: readonly string[]): boolean;
  cancel(): Promise<void>;
  /** What changed between two reports, in words. @throws Error with the reason where they cannot be compared */
  compare(before: string, after: string): Promise<string>;
  /** Ends what runs. */
  close(): Promise<void>;
}

const MOST_LINES = 200;
/** Its own processes end in order before they are killed. */
const END_MS = 5_000;
const STEP = /\((\d+) %\)/;

export const createBenchRunner = (
  { entryPoint, folder }: BenchProgram,
  environment: Readonly<Record<string, string>>,
): BenchRunner => {
  let child: ChildProcess | undefined;
  let run: (Omit<BenchRun, "seconds" | "lines"> & { readonly lines: string[]; endedAt?: number }) | undefined;
  const spawnBench = (args: readonly string[]): ChildProcess =>
    // In a group of its own, so that all that it starts ends with it.
    spawn(process.execPath, [entryPoint, "bench", ...args], {
      cwd: folder,
      env: environment,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });

  const take = (line: string): void => {
    if (!run) return;
    const plain = stripVTControlCharacters(line);
    const percent = STEP.exec(plain)?.[1];
    run = { ...run, ...(percent !== undefined && { share: Number(percent) / 100 }) };
    run.lines.push(plain);
    if (run.lines.length > MOST_LINES) run.lines.shift();
  };
  const end = (status: BenchRun["status"]): void => {
    child = undefined;
    if (run?.status === "running") run = { ...run, status, endedAt: Date.now() };
  };
  const cancel = async (): Promise<void> => {
    const { pid } = child ?? {};
    if (pid === undefined) return;
    end("cancelled");
    await endGroup(pid, END_MS);
  };
  return {
    state: () => {
      if (!run) return undefined;
      const { endedAt = Date.now(), ...shown } = run;
      return { ...shown, seconds: Math.round((endedAt - Date.parse(run.startedAt)) / 1_000) };
    },
    start: (kind, args) => {
      if (child) return false;
      const started = spawnBench(args);
      child = started;
      run = { kind, status: "running", startedAt: new Date().toISOString(), share: null, lines: [] };
      for (const stream of [started.stdout, started.stderr])
        if (stream) createInterface({ input: stream }).on("line", (line) => child === started && take(line));
      started.once("error", ({ message }) => {
        take(message);
        end("failed");
      });
      // All that it printed was read by then.
      started.once("close", (code) => {
        if (child === started) end(code === 0 ? "done" : "failed");
      });
      return true;
    },
    cancel,
    compare: async (before, after) => {
      const files = await mkdtemp(join(tmpdir(), "twinhost-compare-"));
      try {
        const paths = [join(files, "before.json"), join(files, "after.json")] as const;
        await Promise.all([writeFile(paths[0], before), writeFile(paths[1], after)]);
        const comparing = spawnBench(["compare", ...paths]);
        const [stdout, stderr, code] = await Promise.all([
          text(comparing.stdout as NodeJS.ReadableStream),
          text(comparing.stderr as NodeJS.ReadableStream),
          new Promise<number | null>((resolve) => comparing.once("close", resolve)),
        ]);
        if (code !== 0) throw new Error(reasonIn(stderr));
        return stdout;
      } finally {
        await rm(files, { recursive: true, force: true });
      }
    },
    close: cancel,
  };
};

/** The reason in what commander prints, without the paths of the files. */
const reasonIn = (stderr: string): string =>
  stripVTControlCharacters(stderr)
    .trim()
    .replace(/^error: /, "")
    .replace(/ '\S*(before|after)\.json'/g, " the report $1");
