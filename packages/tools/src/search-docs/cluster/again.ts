import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "@twinhost/core";
import { statusOf } from "./cluster-client.ts";
import { LostIndexError } from "./lost-index.ts";

/** Waits of 1, 2, 4 ... seconds: long enough to elect a new manager, and to promote the replicas of a lost node. */
export const MOST_ROUNDS = 7;
export const waitOf = (round: number, signal?: AbortSignal): Promise<void> =>
  sleep(1_000 * 2 ** round, undefined, { signal });

/** Whether a retry would get the same answer. */
export const isForGood = (status: number | undefined): boolean =>
  status !== undefined && status >= 400 && status < 500 && status !== 429;

interface AgainOptions {
  readonly log: Logger;
  readonly signal?: AbortSignal | undefined;
}

/** Retries an indexing step while the cluster lacks a manager or a node. @throws the signal's reason, between tries */
export const again = async <Answer>({ log, signal }: AgainOptions, step: () => Promise<Answer>): Promise<Answer> => {
  for (let round = 0; ; round++) {
    signal?.throwIfAborted();
    try {
      return await step();
    } catch (error) {
      if (error instanceof LostIndexError || isForGood(statusOf(error)) || round === MOST_ROUNDS) throw error;
      log.warn({ reason: (error as Error).message }, "the search cluster did not do a step of indexing; trying again");
      await waitOf(round, signal);
    }
  }
};
