/** The first pause between two runs, in milliseconds; each later one is twice the last, up to a maximum. */
const FIRST_MS = 100;
/** As long as a list without a lifetime is fresh. */
const LONGEST_WHILE_CHANGING_MS = 5_000;
const LONGEST_MS = 30_000;

/**
 * Runs something on request: at once, then less and less often, whatever the rhythm of the requests, until they pause.
 * @param run returns whether it brought something new; runs in vain get rarer
 */
export const createPacedTrigger = (run: () => Promise<boolean>): (() => void) => {
  let pauseMs = 0;
  let endedAt = -Infinity;
  let isRunning = false;
  let isAskedAgain = false;
  let timer: NodeJS.Timeout | undefined;

  const runNow = async (): Promise<void> => {
    timer = undefined;
    isRunning = true;
    isAskedAgain = false;
    const isNew = await run();
    isRunning = false;
    endedAt = performance.now();
    pauseMs = Math.min(isNew ? LONGEST_WHILE_CHANGING_MS : LONGEST_MS, Math.max(FIRST_MS, 2 * pauseMs));
    if (isAskedAgain) ask();
  };

  const ask = (): void => {
    isAskedAgain = true;
    if (timer || isRunning) return;
    const quietMs = performance.now() - endedAt;
    if (quietMs > LONGEST_MS) pauseMs = 0;
    if (quietMs >= pauseMs) void runNow();
    else timer = setTimeout(runNow, pauseMs - quietMs).unref();
  };
  return ask;
};
