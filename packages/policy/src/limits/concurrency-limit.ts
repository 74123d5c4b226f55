import { ToolError } from "@twinhost/core";

/** Counts calls that run at the same time. None waits for a slot: a queue would only hide the load from the caller. */
export interface ConcurrencyLimit {
  /** Takes a slot of `who`. @returns what frees it. @throws ToolError `rate_limited` when all are taken. */
  enter(who: string, limit: number, subject: string): () => void;
}

/** Nobody knows when a running call ends; a second is soon enough to ask again. */
const RETRY_AFTER_MS = 1_000;

export const createConcurrencyLimit = (): ConcurrencyLimit => {
  const running = new Map<string, number>();
  return {
    enter: (who, limit, subject) => {
      const others = running.get(who) ?? 0;
      if (others >= limit)
        throw new ToolError(
          "rate_limited",
          `${subject} may have ${limit} calls running at once. Wait for one to end, then try again.`,
          { retryAfterMs: RETRY_AFTER_MS },
        );
      running.set(who, others + 1);
      return () => {
        const left = (running.get(who) ?? 1) - 1;
        if (left > 0) running.set(who, left);
        else running.delete(who);
      };
    },
  };
};
