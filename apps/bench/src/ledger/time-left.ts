/** Estimates the remaining time of a run from the expected and actual durations of its steps. */
export interface TimeLeft {
  readonly totalSeconds: number;
  doneSeconds(): number;
  /** Records that a step with this expected duration has ended. */
  done(expectedSeconds: number): void;
  /** "about 3 min left" */
  shown(): string;
}

export const createTimeLeft = (totalSeconds: number, now: () => number = () => performance.now()): TimeLeft => {
  const startedAt = now();
  let doneSeconds = 0;
  return {
    totalSeconds,
    doneSeconds: () => doneSeconds,
    done: (expectedSeconds) => {
      doneSeconds += expectedSeconds;
    },
    shown: () => {
      const pace = doneSeconds === 0 ? 1 : (now() - startedAt) / 1_000 / doneSeconds;
      const seconds = pace * (totalSeconds - doneSeconds);
      return seconds < 90
        ? `about ${Math.max(1, Math.round(seconds))} s left`
        : `about ${Math.round(seconds / 60)} min left`;
    },
  };
};
