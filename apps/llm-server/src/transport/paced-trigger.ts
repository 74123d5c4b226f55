/** Runs something when asked: at once, and in a burst less and less often, until it was quiet for a while. */
export const createPacedTrigger = (run: () => Promise<void>, firstMs = 100, longestMs = 30_000): (() => void) => {
  // However long a run takes, what asks during it is no quiet.
  let quietFrom = -Infinity;
  let gapMs = 0;
  let timer: NodeJS.Timeout | undefined;

  const runNow = async (): Promise<void> => {
    timer = undefined;
    quietFrom = Infinity;
    await run();
    quietFrom = performance.now();
  };
  return () => {
    if (timer) return;
    const quietMs = Math.max(0, performance.now() - quietFrom);
    if (quietMs > 2 * Math.max(gapMs, firstMs)) {
      gapMs = 0;
      void runNow();
      return;
    }
    gapMs = Math.min(longestMs, Math.max(firstMs, 2 * gapMs));
    timer = setTimeout(runNow, Math.max(0, gapMs - quietMs)).unref();
  };
};
