/** The pauses between two runs, in milliseconds: twice the last one each time, up to the bound. */
const FIRST_MS = 100;
/** As long as a list counts whose server does not say for how long. */
const LONGEST_WHILE_CHANGING_MS = 5_000;
const LONGEST_MS = 30_000;

/**
 * Runs something when asked: at once, then less and less often, in whatever rhythm it is asked, until nobody asked for a
 * while. @param run says whether it brought something new; runs in vain get rarer.
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
