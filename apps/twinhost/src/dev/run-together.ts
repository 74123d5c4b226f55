import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/**
 * Runs programs until one exits or a signal arrives, and then ends all of them.
 * @param meanwhile runs alongside them; its signal aborts when the first one exits
 * @returns the exit code of the first one, or 0 after a signal
 */
export const runTogether = async (
  programs: readonly Program[],
  meanwhile: (signal: AbortSignal) => Promise<void>,
): Promise<number> => {
  const children = programs.map(({ command, args, env, cwd }) => spawn(command, args, { env, cwd, stdio: "inherit" }));
  let isStopped = false;
  const stop = (signal: NodeJS.Signals): void => {
    for (const child of children) if (isRunning(child)) child.kill(signal);
  };
  for (const signal of SIGNALS)
    process.on(signal, () => {
      isStopped = true;
      stop(signal);
    });
  const ends = children.map(async (child) => {
    const [code] = await once(child, "exit");
    return typeof code === "number" ? code : 1;
  });
  const ended = new AbortController();
  const besides = meanwhile(ended.signal);
  const code = await Promise.race(ends);
  ended.abort();
  stop("SIGTERM");
  await Promise.all([...ends, besides]);
  return isStopped ? 0 : code;
};

const isRunning = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode === null && signalCode === null;
