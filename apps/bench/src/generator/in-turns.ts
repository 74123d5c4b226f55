import { randomLcg } from "d3-random";
import { shuffle } from "simple-statistics";
import type { Caller } from "./caller.ts";
import { type PreparedCall, timeCall } from "./closed-loop.ts";

/** One of several connections that are called in turn. */
export interface Lane {
  readonly caller: Caller;
  readonly calls: readonly PreparedCall[];
}

const random = randomLcg();

/**
 * Calls every lane once per turn, all with the same arguments, in an order shuffled every turn.
 * @returns the call times of each lane, in nanoseconds. @throws at the first failure, with the lane's name
 */
export const runInTurns = async <Name extends string>(
  lanes: ReadonlyMap<Name, Lane>,
  turns: number,
): Promise<Map<Name, number[]>> => {
  const nanoseconds = new Map([...lanes.keys()].map((name) => [name, [] as number[]]));
  for (let turn = 0; turn < turns; turn++)
    for (const [name, { caller, calls }] of shuffle([...lanes], random)) {
      const prepared = calls[turn % calls.length];
      if (!prepared) throw new Error("A workload has no calls.");
      try {
        nanoseconds.get(name)?.push(await timeCall(caller, prepared));
      } catch (error) {
        throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }
    }
  return nanoseconds;
};
