import { ToolError } from "@twinhost/core";
import { type BulkheadPolicy, BulkheadRejectedError, bulkhead } from "cockatiel";

/** Counts calls that run at the same time. None waits for a slot: a queue would only hide the load from the caller. */
export interface ConcurrencyLimit {
  /** @throws ToolError `rate_limited` when all slots of `who` are taken. */
  run<Result>(who: string, limit: number, subject: string, work: () => Promise<Result>): Promise<Result>;
}

/** Nobody knows when a running call ends; a second is soon enough to ask again. */
const RETRY_AFTER_MS = 1_000;

export const createConcurrencyLimit = (): ConcurrencyLimit => {
  const bulkheads = new Map<string, { readonly limit: number; readonly policy: BulkheadPolicy }>();
  const bulkheadOf = (who: string, limit: number): BulkheadPolicy => {
    let slots = bulkheads.get(who);
    // After a change of the limit the calls that still run count no more.
    if (slots?.limit !== limit) {
      slots = { limit, policy: bulkhead(limit) };
      bulkheads.set(who, slots);
    }
    return slots.policy;
  };
  return {
    run: async (who, limit, subject, work) => {
      try {
        return await bulkheadOf(who, limit).execute(work);
      } catch (error) {
        if (!(error instanceof BulkheadRejectedError)) throw error;
        throw new ToolError(
          "rate_limited",
          `${subject} may have ${limit} calls running at once. Wait for one to end, then try again.`,
          { retryAfterMs: RETRY_AFTER_MS },
        );
      }
    },
  };
};
