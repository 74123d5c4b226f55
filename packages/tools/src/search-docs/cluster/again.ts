import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "@twinhost/core";
import { statusOf } from "./cluster-client.ts";

/** Waits of 1, 2, 4 ... seconds: a cluster elects a new manager, and promotes the copies of a lost node, within them. */
export const MOST_ROUNDS = 7;
export const waitOf = (round: number): Promise<void> => sleep(1_000 * 2 ** round);

/** Whether the cluster would say the same again. */
export const isForGood = (status: number | undefined): boolean =>
  status !== undefined && status >= 400 && status < 500 && status !== 429;

/** Does a step of an indexing again while the cluster is without a manager or a node. */
export const again = async <Answer>(log: Logger, step: () => Promise<Answer>): Promise<Answer> => {
  for (let round = 0; ; round++) {
    try {
      return await step();
    } catch (error) {
      if (isForGood(statusOf(error)) || round === MOST_ROUNDS) throw error;
      log.warn({ reason: (error as Error).message }, "the search cluster did not do a step of indexing; trying again");
      await waitOf(round);
    }
  }
};
