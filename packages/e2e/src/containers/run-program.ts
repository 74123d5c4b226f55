import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execFileAsync = promisify(execFile);
const MOST_BYTES = 64 * 1_024 * 1_024;
/** Building an image takes minutes; a program that takes longer than this hangs. */
const MOST_MS = 15 * 60_000;
const TAIL_LINES = 15;

/** Runs a program to completion. @returns its stdout @throws Error with the last lines of its output */
export const runProgram = async (
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> => {
  try {
    const { stdout } = await execFileAsync(program, args, { env, maxBuffer: MOST_BYTES, timeout: MOST_MS });
    return stdout;
  } catch (error) {
    const { stdout = "", stderr = "", message } = error as Error & { stdout?: string; stderr?: string };
    const tail = `${stdout}\n${stderr}`.trim().split("\n").slice(-TAIL_LINES).join("\n");
    throw new Error(`${program} ${args.slice(0, 4).join(" ")} failed: ${tail || message}`, { cause: error });
  }
};
