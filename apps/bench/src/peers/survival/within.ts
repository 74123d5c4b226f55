import { setTimeout as sleep } from "node:timers/promises";

/** Whether the condition holds before the time is up; errors count as false. */
export const within = async (limitMs: number, holds: () => Promise<boolean>): Promise<boolean> => {
  const over = new AbortController();
  try {
    return await Promise.race([holds().catch(() => false), sleep(limitMs, false, { signal: over.signal })]);
  } finally {
    over.abort();
  }
};

const PAUSE_MS = 100;

/** Polls until the condition holds or the time is up. */
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
