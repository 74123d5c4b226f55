/** Adds up the time in which at least one of several overlapping runs is in progress. */
export interface Timer {
  start(): void;
  stop(): void;
  /** Wall-clock time in milliseconds; a run in progress counts up to now. */
  elapsedMs(): number;
}

export const createTimer = (): Timer => {
  let running = 0;
  let startedAt = 0;
  let total = 0;
  return {
    start: () => {
      if (running++ === 0) startedAt = performance.now();
    },
    stop: () => {
      if (--running === 0) total += performance.now() - startedAt;
    },
    elapsedMs: () => total + (running > 0 ? performance.now() - startedAt : 0),
  };
};
