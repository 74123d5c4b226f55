import { setTimeout as sleep } from "node:timers/promises";

/** Whether something holds before the time is up; what throws does not hold. */
export const within = async (limitMs: number, holds: () => Promise<boolean>): Promise<boolean> => {
  const over = new AbortController();
  try {
    return await Promise.race([holds().catch(() => false), sleep(limitMs, false, { signal: over.signal })]);
  } finally {
    over.abort();
  }
};

const PAUSE_MS = 100;

/** Whether it holds at one look or another until the time is up. */
export const eventually = (limitMs: number, holds: () => Promise<boolean>): Promise<boolean> => {
  const endsAt = performance.now() + limitMs;
  const look = async (): Promise<boolean> => {
    while (performance.now() < endsAt) {
      if (await holds().catch(() => false)) return true;
      await sleep(PAUSE_MS);
    }
    return false;
  };
  return within(limitMs, look);
};
