import type { JsonObject } from "@twinhost/core";
import { createCheck, WrongAnswer } from "../../workload/compare.ts";
import type { OwnServerRequest, Tally } from "./request.ts";

/** Counts calls. A wrong answer does not end the run here, because the server is not ours. */
export interface Tallying {
  /** @returns nanoseconds of a right answer, else undefined */
  time(call: () => Promise<unknown>): Promise<number | undefined>;
  seen(): Tally;
}

/**
 * The data of an answer: a client of a third-party server returns structured content along with the texts for people,
 * one of our hosts returns the structured content alone.
 */
const saidBy = (output: unknown): unknown =>
  typeof output === "object" && output !== null && "structuredContent" in output ? output.structuredContent : output;

export const createTally = ({ tool, arguments: args, expected }: OwnServerRequest): Tallying => {
  const check =
    expected === null ? () => {} : createCheck({ tool, arguments: args, expected: saidBy(expected) as JsonObject });
  let [calls, failed, wrong] = [0, 0, 0];
  let problem: string | null = null;
  return {
    time: async (call) => {
      calls++;
      const sentAt = performance.now();
      try {
        const output = await call();
        const nanoseconds = Math.max(1, Math.round((performance.now() - sentAt) * 1e6));
        check(saidBy(output));
        return nanoseconds;
      } catch (error) {
        if (error instanceof WrongAnswer) wrong++;
        else failed++;
        problem ??= error instanceof Error ? error.message : String(error);
        return undefined;
      }
    },
    seen: () => ({ calls, failed, wrong, problem }),
  };
};

/** The sum of both, with the earliest problem. */
export const addTallies = (one: Tally, other: Tally): Tally => ({
  calls: one.calls + other.calls,
  failed: one.failed + other.failed,
  wrong: one.wrong + other.wrong,
  problem: one.problem ?? other.problem,
});

/** Share of calls without a right answer. */
export const badShare = ({ calls, failed, wrong }: Tally): number => (calls === 0 ? 0 : (failed + wrong) / calls);
