/** Runs something when asked: at once, and in a burst less and less often, until it was quiet for a while. */
export const createPacedTrigger = (run: () => void, firstMs = 100, longestMs = 30_000): (() => void) => {
  let ranAt = -Infinity;
  let gapMs = 0;
  let timer: NodeJS.Timeout | undefined;

  const runNow = (): void => {
    timer = undefined;
    ranAt = performance.now();
    run();
  };
  return () => {
    if (timer) return;
    const sinceMs = performance.now() - ranAt;
    if (sinceMs > 2 * Math.max(gapMs, firstMs)) {
      gapMs = 0;
      runNow();
      return;
    }
    gapMs = Math.min(longestMs, Math.max(firstMs, 2 * gapMs));
    timer = setTimeout(runNow, Math.max(0, gapMs - sinceMs)).unref();
  };
};
