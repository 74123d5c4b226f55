const SIGNALS = [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const;

/** How long aborted work may take to clean up. */
const CLEAN_UP_MS = 10_000;

const leave = (code: number): never => {
  if (process.stderr.isTTY) process.stderr.write("\u001b[?25h\n");
  process.exit(code);
};

/** On a signal, exits through the exit handlers, which remove the run's servers and index. */
export const leaveThroughExit = (): void => {
  for (const [name, code] of SIGNALS) process.once(name, () => leave(code));
};

/**
 * For work that has to clean up on other machines, which exit handlers cannot do. A signal aborts it; exit handlers
 * follow if it does not end in time, or at a second signal.
 * @returns the exit code: the work's, or the signal's
 */
export const endOnSignal = async (work: (signal: AbortSignal) => Promise<number>): Promise<number> => {
  const ending = new AbortController();
  let code: number | undefined;
  for (const [name, codeOfSignal] of SIGNALS)
    process.on(name, () => {
      if (code !== undefined) leave(codeOfSignal);
      code = codeOfSignal;
      ending.abort();
      setTimeout(leave, CLEAN_UP_MS, codeOfSignal).unref();
    });
  const ended = await work(ending.signal);
  return code ?? ended;
};
