import { randomInt } from "node:crypto";
import { Command } from "commander";
import { parseCommand } from "../parse-command.ts";
import { withProgress } from "../progress.ts";
import { wholeNumber } from "../whole-number.ts";
import { type FuzzReport, fuzzTool } from "./fuzz-tool.ts";
import type { FuzzTarget } from "./target.ts";
import type { OpenTransports } from "./transports/open-transports.ts";

/** The subject of fuzzing: the product, or something with an injected fault in the fuzzer's own tests. */
export interface FuzzSubject {
  targets(runs: { runs: number; slowRuns: number }): readonly FuzzTarget[];
  open(): Promise<OpenTransports>;
}

/** The tools' own deadlines are at most 20 s. */
const CALL_BOUND_MS = 40_000;

interface Options {
  readonly runs: number;
  readonly slowRuns?: number;
  readonly seed?: number;
}

const command = (): Command =>
  new Command("fuzz")
    .description("Tries the tools with hostile inputs over every transport, against the built hosts.")
    .option("--runs <N>", "inputs for each tool", wholeNumber(1), 10_000)
    .option("--slow-runs <N>", "inputs for tools with a slow engine (default: a twentieth of --runs)", wholeNumber(1))
    .option("--seed <S>", "the seed of a run to repeat (default: a random one, which is printed)", wholeNumber(0));

/** `pnpm fuzz`. @returns the exit code: 0 if everything passed, 1 if something failed, 2 on bad usage. */
export const runFuzz = async (args: readonly string[], subject: FuzzSubject): Promise<0 | 1 | 2> => {
  const options = parseCommand<Options>(command(), args);
  if (typeof options === "number") return options;
  const { runs, slowRuns = Math.max(1, Math.round(runs / 20)), seed = randomInt(2 ** 31) } = options;
  process.stdout.write(`seed ${seed}\n`);

  const { transports, close } = await subject.open();
  try {
    process.stdout.write(`transports ${transports.map(({ name }) => name).join(", ")}\n`);
    let exitCode: 0 | 1 = 0;
    for (const target of subject.targets({ runs, slowRuns })) {
      const report = await withProgress(target.tool, target.runs, (onProgress) =>
        fuzzTool(target, transports, { seed, boundMs: CALL_BOUND_MS, onProgress }),
      );
      process.stdout.write(render(report, seed));
      if (report.failure) exitCode = 1;
      if (report.failure?.isFatal) break;
    }
    return exitCode;
  } finally {
    await close();
  }
};

const render = ({ tool, runs, codes, seconds, failure }: FuzzReport, seed: number): string => {
  const counts = Object.entries(codes)
    .sort(([, one], [, other]) => other - one)
    .map(([code, count]) => `${code} ${count}`)
    .join(", ");
  const line = `${tool}: ${runs} inputs in ${seconds.toFixed(1)} s (${counts})\n`;
  if (!failure) return line;
  return `${line}FAILED ${tool}: ${failure.message}\n  input ${failure.input}\n  seed ${seed}, path ${failure.path}\n`;
};
