import { setTimeout as sleep } from "node:timers/promises";
import { calculatorThreads, descendantsOf, SLOW_CALCULATION, SLOW_TRANSLATION } from "@twinhost/e2e";
import { expect, vi } from "vitest";
import { callLine, IN_TIME, type RunningHost } from "./running-host.ts";

const STAGES = /apertium|lt-proc|^bash$/;
/** How long a call may take to start, however busy the machine; no limit on how soon it must end. */
const BEGUN = { timeout: 60_000, interval: 20 };
export const TEST_TIMEOUT_MS = 2 * BEGUN.timeout;

export const beginCalculation = async (host: RunningHost): Promise<void> => {
  host.write(callLine(1, "calculate", SLOW_CALCULATION));
  if (calculatorThreads(host.pid) === undefined) {
    process.stderr.write("Threads are only counted on Linux: here only the end of the call is checked.\n");
    await host.expectAlive("begun"); // lines are started in order
  } else await vi.waitFor(() => expect(calculatorThreads(host.pid)).toBe(1), BEGUN);
};

export const beginTranslation = async (host: RunningHost): Promise<number[]> => {
  host.write(callLine(2, "translate", SLOW_TRANSLATION));
  return vi.waitFor(() => {
    const stages = descendantsOf(host.pid, STAGES);
    expect(stages.length).toBeGreaterThan(3);
    return stages;
  }, BEGUN);
};

/** Every way in which the other end, or the system, ends a host. */
export const ENDS: readonly (readonly [string, (host: RunningHost) => void])[] = [
  ["EOF on stdin", (host) => host.child.stdin.end()],
  ["EOF within a line", (host) => host.child.stdin.end('{"jsonrpc":"2.0","id":')],
  ["SIGTERM", (host) => host.child.kill("SIGTERM")],
  ["SIGINT", (host) => host.child.kill("SIGINT")],
  [
    "a broken pipe",
    (host) => {
      host.child.stdout.destroy();
      host.write(callLine(9, "calculate", '{"expression":"1+1"}'));
    },
  ],
  [
    "a client that drops all pipes",
    (host) => {
      host.child.stdout.destroy();
      host.child.stderr.destroy();
      host.child.stdin.destroy();
    },
  ],
];

/** A call in flight is answered first, or abandoned at the host's shutdown deadline. */
export const expectGoodEnd = async (host: RunningHost): Promise<void> => {
  const tooLate = sleep(IN_TIME.timeout, "still runs");
  expect(await Promise.race([host.exited, tooLate])).toEqual({ code: 0, signal: null });
  host.answers();
};
