import fc from "fast-check";
import { checkInput } from "./check-input.ts";
import { FatalFault, type Fault, type FuzzTransport } from "./outcome.ts";
import type { FuzzTarget } from "./target.ts";

export interface FuzzReport {
  readonly tool: string;
  /** Inputs tried, not counting those tried while shrinking a counterexample. */
  readonly runs: number;
  /** How often each code occurred. */
  readonly codes: Readonly<Record<string, number>>;
  readonly seconds: number;
  readonly failure?: {
    /** The smallest failing input found, as JSON. */
    readonly input: string;
    readonly message: string;
    /** fast-check's path to it for this seed. */
    readonly path: string;
    /** The host has died or hangs: another run over the same transports would be pointless. */
    readonly isFatal: boolean;
  };
}

export interface FuzzOptions {
  readonly seed: number;
  /** The longest a call may take, in milliseconds. */
  readonly boundMs: number;
  readonly onProgress?: (done: number) => void;
}

/** Tries one tool's inputs over all transports; stops at the first failing input and shrinks it. */
export const fuzzTool = async (
  target: FuzzTarget,
  transports: readonly FuzzTransport[],
  { seed, boundMs, onProgress = () => {} }: FuzzOptions,
): Promise<FuzzReport> => {
  const codes: Record<string, number> = {};
  const startedAt = performance.now();
  let fatal: Fault | undefined;
  let hasFailed = false;
  let done = 0;
  const property = fc.asyncProperty(target.inputs, async (args) => {
    // A dead host fails every input, so shrinking is pointless.
    if (fatal) return;
    try {
      const code = await checkInput(target, transports, args, boundMs);
      if (hasFailed) return;
      codes[code] = (codes[code] ?? 0) + 1;
      onProgress(++done);
    } catch (error) {
      hasFailed = true;
      if (error instanceof FatalFault) fatal = error;
      throw error;
    }
  });
  const details = await fc.check(property, { seed, numRuns: target.runs });
  const report = { tool: target.tool, runs: details.numRuns, codes, seconds: (performance.now() - startedAt) / 1000 };
  if (!details.failed) return report;
  const { counterexample, counterexamplePath, errorInstance } = details;
  const message = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  const input = JSON.stringify(counterexample?.[0] ?? null);
  return { ...report, failure: { input, message, path: counterexamplePath ?? "", isFatal: fatal !== undefined } };
};
