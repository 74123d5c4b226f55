import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import { shuffle } from "simple-statistics";
import { WrongAnswer } from "../workload/compare.ts";
import { failureKind } from "./caller.ts";
import type { Lane } from "./in-turns.ts";

interface OpenLoopOptions {
  readonly perSecond: number;
  /** Calls per lane. */
  readonly turns: number;
  /** No more calls are sent once it is aborted. */
  readonly signal?: AbortSignal;
  /** A call due while so many are unanswered is skipped, so that no machine is asked for more than it can do. */
  readonly mostUnanswered?: number;
}

/** One call of an open loop. */
export interface OpenLoopCall<Name extends string = string> {
  readonly lane: Name;
  readonly tool: string;
  /** When it was due, in milliseconds since 1970 on a monotonic clock: comparable between processes. */
  readonly dueAt: number;
  /** From when it was due until its answer or failure. */
  readonly nanoseconds: number;
  /** The kind of failure; undefined if the answer was right. */
  readonly failure: string | undefined;
}

interface OpenLoopRun<Name extends string> {
  /** In the order in which they ended. */
  readonly calls: OpenLoopCall<Name>[];
  /** How late each call was sent, in nanoseconds. */
  readonly lateness: number[];
}

/** Timers are late by about a millisecond, so the rest of the wait is spent in turns of the event loop. */
const TIMER_SLACK_MS = 2;

/**
 * Calls the lanes at a constant rate, whether or not earlier calls were answered, in an order shuffled every turn. A
 * call's time counts from when it was due, so that a generator that falls behind cannot hide waiting. Failed calls are
 * part of the result. @throws at the first wrong answer, with the lane's name
 */
export const runOpenLoop = async <Name extends string>(
  lanes: ReadonlyMap<Name, Lane>,
  { perSecond, turns, signal, mostUnanswered = Infinity }: OpenLoopOptions,
): Promise<OpenLoopRun<Name>> => {
  const calls: OpenLoopCall<Name>[] = [];
  const lateness: number[] = [];
  const wrong: Error[] = [];
  const underway: Promise<void>[] = [];
  const order = Array.from({ length: turns }, (_, turn) =>
    shuffle([...lanes]).map(([name, lane]) => ({ name, lane, turn })),
  ).flat();
  const startedAt = performance.now();
  for (const [index, { name, lane, turn }] of order.entries()) {
    const due = startedAt + (1_000 * index) / perSecond;
    await waitUntil(due);
    if (wrong.length > 0 || signal?.aborted) break;
    if (lateness.length - calls.length >= mostUnanswered) continue;
    lateness.push(nanosecondsSince(due));
    const prepared = lane.calls[turn % lane.calls.length];
    if (!prepared) throw new Error("A workload has no calls.");
    const { call, check } = prepared;
    const ended = (nanoseconds: number, failure?: string): void => {
      calls.push({ lane: name, tool: call.tool, dueAt: performance.timeOrigin + due, nanoseconds, failure });
    };
    underway.push(
      lane.caller
        .call(call.tool, call.arguments)
        .then((output) => {
          const nanoseconds = nanosecondsSince(due);
          check(output);
          ended(nanoseconds);
        })
        .catch((error: unknown) => {
          if (error instanceof WrongAnswer) wrong.push(new Error(`${name}: ${error.message}`, { cause: error }));
          else ended(nanosecondsSince(due), failureKind(error));
        }),
    );
  }
  await Promise.all(underway);
  if (wrong[0]) throw wrong[0];
  return { calls, lateness };
};

const waitUntil = async (due: number): Promise<void> => {
  const wait = due - performance.now() - TIMER_SLACK_MS;
  if (wait > 0) await sleep(wait);
  while (performance.now() < due) await nextTurn();
};

const nanosecondsSince = (due: number): number => Math.max(1, Math.round((performance.now() - due) * 1e6));
