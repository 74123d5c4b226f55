import fc from "fast-check";
import { checkInput } from "./check-input.ts";
import { FatalFault, type Fault, type Way } from "./outcome.ts";
import type { FuzzTarget } from "./target.ts";

export interface FuzzReport {
  readonly tool: string;
  /** Inputs tried, those of the search for a smaller counterexample not counted. */
  readonly runs: number;
  /** How often each code came. */
  readonly codes: Readonly<Record<string, number>>;
  readonly seconds: number;
  readonly failure?: {
    /** The smallest input that was found to fail, as JSON. */
    readonly input: string;
    readonly message: string;
    /** Where fast-check found it under this seed. */
    readonly path: string;
    /** The host is gone or stuck: another run over the same ways would tell nothing. */
    readonly isFatal: boolean;
  };
}

export interface FuzzOptions {
  readonly seed: number;
  /** The longest a call may take, in milliseconds. */
  readonly boundMs: number;
  readonly onProgress?: (done: number) => void;
}

/** Tries one tool with its inputs over all ways; stops at the first input that fails, and makes it small. */
export const fuzzTool = async (
  target: FuzzTarget,
  ways: readonly Way[],
  { seed, boundMs, onProgress = () => {} }: FuzzOptions,
): Promise<FuzzReport> => {
  const codes: Record<string, number> = {};
  const startedAt = performance.now();
  let fatal: Fault | undefined;
  let hasFailed = false;
  let done = 0;
  const property = fc.asyncProperty(target.inputs, async (args) => {
    // A host that is gone fails every input: there is no smaller one to look for.
    if (fatal) return;
    try {
      const code = await checkInput(target, ways, args, boundMs);
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
