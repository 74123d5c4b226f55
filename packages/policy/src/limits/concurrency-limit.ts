import { ToolError } from "@twinhost/core";
import type { SharedLimits } from "./shared/shared-limits.ts";

/** Limits concurrent calls. None waits for a slot: a queue would only hide the load from the caller. */
export interface ConcurrencyLimit {
  /** @returns a function that frees the slot; a promise if slots are shared. @throws ToolError `rate_limited` */
  enter(who: string, limit: number, subject: string): (() => void) | Promise<() => void>;
}

/** It is not known when a running call ends; a retry after a second is soon enough. */
const RETRY_AFTER_MS = 1_000;

/** @param shared counts for all processes together; while it is unavailable, this one counts for itself */
export const createConcurrencyLimit = (shared?: Pick<SharedLimits, "lease">): ConcurrencyLimit => {
  const running = new Map<string, number>();

  /** Within this process: a call over the limit here is also over the shared one. */
  const enterHere = (who: string, limit: number, subject: string): (() => void) => {
    const others = running.get(who) ?? 0;
    if (others >= limit) throw allTaken(limit, subject);
    running.set(who, others + 1);
    return () => {
      const left = (running.get(who) ?? 1) - 1;
      if (left > 0) running.set(who, left);
      else running.delete(who);
    };
  };

  if (!shared) return { enter: enterHere };
  return {
    enter: async (who, limit, subject) => {
      const leaveHere = enterHere(who, limit, subject);
      const lease = await shared.lease(who, limit);
      if (lease === "none-left") {
        leaveHere();
        throw allTaken(limit, subject);
      }
      return () => {
        leaveHere();
        lease?.release();
      };
    },
  };
};

const allTaken = (limit: number, subject: string): ToolError =>
  new ToolError(
    "rate_limited",
    `${subject} may have ${limit} calls running at once. Wait for one to end, then try again.`,
    { retryAfterMs: RETRY_AFTER_MS },
  );
