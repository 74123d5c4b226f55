import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import { shuffle } from "simple-statistics";
import type { Lane } from "./in-turns.ts";

interface OpenLoopOptions {
  readonly perSecond: number;
  /** Calls of each lane. */
  readonly turns: number;
}

/** Timers are late by about a millisecond: the rest of the wait is passed in turns of the event loop. */
const TIMER_SLACK_MS = 2;

/**
 * Calls the lanes at a constant rate, whether earlier calls were answered or not, in an order drawn anew for each turn. A
 * call's time counts from when it was due, so that a generator that falls behind cannot hide waiting.
 * @returns the nanoseconds of each lane's calls, and how late each call was sent. @throws at the first failure, with the
 * lane's name
 */
export const runOpenLoop = async <Name extends string>(
  lanes: ReadonlyMap<Name, Lane>,
  { perSecond, turns }: OpenLoopOptions,
): Promise<{ nanoseconds: Map<Name, number[]>; lateness: number[] }> => {
  const nanoseconds = new Map([...lanes.keys()].map((name) => [name, [] as number[]]));
  const lateness: number[] = [];
  const failures: unknown[] = [];
  const underway: Promise<void>[] = [];
  const order = Array.from({ length: turns }, (_, turn) =>
    shuffle([...lanes]).map(([name, lane]) => ({ name, lane, turn })),
  ).flat();
  const startedAt = performance.now();
  for (const [index, { name, lane, turn }] of order.entries()) {
    const due = startedAt + (1_000 * index) / perSecond;
    await waitUntil(due);
    if (failures.length > 0) break;
    lateness.push(nanosecondsSince(due));
    const prepared = lane.calls[turn % lane.calls.length];
    if (!prepared) throw new Error("A workload has no calls.");
    const { call, check } = prepared;
    underway.push(
      lane.caller
        .call(call.tool, call.arguments)
        .then((output) => {
          nanoseconds.get(name)?.push(nanosecondsSince(due));
          check(output);
        })
        .catch((error: unknown) => {
          failures.push(
            new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error }),
          );
        }),
    );
  }
  await Promise.all(underway);
  if (failures.length > 0) throw failures[0];
  return { nanoseconds, lateness };
};

const waitUntil = async (due: number): Promise<void> => {
  const wait = due - performance.now() - TIMER_SLACK_MS;
  if (wait > 0) await sleep(wait);
  while (performance.now() < due) await nextTurn();
};

const nanosecondsSince = (due: number): number => Math.max(1, Math.round((performance.now() - due) * 1e6));
