/** Adds up the time in which at least one of several overlapping runs went on. */
export interface Timer {
  start(): void;
  stop(): void;
  /** By the wall clock, in milliseconds; a run that still goes on counts up to now. */
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
