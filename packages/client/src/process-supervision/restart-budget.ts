export interface RestartBudgetOptions {
  /** Restarts allowed within the window, besides the first start. */
  readonly max: number;
  readonly windowMs: number;
}

/** How often a process may be started again, so that one that keeps dying is not started forever. */
export interface RestartBudget {
  /** Takes one start. @returns how long to wait before it, in milliseconds; undefined if the budget is spent */
  take(): number | undefined;
  /** Gives the last start back, as nothing was started. */
  refund(): void;
  readonly spent: boolean;
}

const FIRST_DELAY_MS = 100;
const MAX_DELAY_MS = 5_000;

/** The delay doubles with every restart within the window. A start after a quiet time has none. */
export const createRestartBudget = ({ max, windowMs }: RestartBudgetOptions): RestartBudget => {
  let starts: number[] = [];
  const recent = (): number[] => {
    const since = performance.now() - windowMs;
    starts = starts.filter((start) => start > since);
    return starts;
  };
  return {
    take: () => {
      const restarts = recent().length;
      if (restarts > max) return undefined;
      starts.push(performance.now());
      return restarts === 0 ? 0 : Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (restarts - 1));
    },
    refund: () => {
      starts.pop();
    },
    get spent() {
      return recent().length > max;
    },
  };
};
