import { setTimeout as sleep } from "node:timers/promises";
import {
  calculatorThreads,
  descendantsOf,
  SLOW_CALCULATION,
  SLOW_TRANSLATION,
  stillRunning,
} from "@twinhost/contract-suite";
import { APERTIUM, describeIfInstalled } from "@twinhost/tools/testing/requires";
import { describe, expect, it, vi } from "vitest";
import { callLine, IN_TIME, type RunningHost, startHost } from "./running-host.ts";

const STAGES = /apertium|lt-proc|^bash$/;
/** How long a call may take to begin, on however busy a machine; it says nothing of how soon one must end. */
const BEGUN = { timeout: 60_000, interval: 20 };
const TEST_TIMEOUT_MS = 2 * BEGUN.timeout;

const beginCalculation = async (host: RunningHost): Promise<void> => {
  host.write(callLine(1, "calculate", SLOW_CALCULATION));
  if (calculatorThreads(host.pid) === undefined) {
    process.stderr.write("Threads are only counted on Linux: here only the end of the call is checked.\n");
    await sleep(1_000);
  } else await vi.waitFor(() => expect(calculatorThreads(host.pid)).toBe(1), BEGUN);
};

const beginTranslation = async (host: RunningHost): Promise<number[]> => {
  host.write(callLine(2, "translate", SLOW_TRANSLATION));
  return vi.waitFor(() => {
    const stages = descendantsOf(host.pid, STAGES);
    expect(stages.length).toBeGreaterThan(3);
    return stages;
  }, BEGUN);
};

/** Every way in which the other end, or the system, ends a host. */
const ENDS: readonly (readonly [string, (host: RunningHost) => void])[] = [
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

/** A call in flight is answered first: it may run to its own deadline. */
const AFTER_CALL_MS = 15_000;

const expectGoodEnd = async (host: RunningHost, withinMs = IN_TIME.timeout): Promise<void> => {
  const tooLate = sleep(withinMs, "still runs");
  expect(await Promise.race([host.exited, tooLate])).toEqual({ code: 0, signal: null });
  host.answers();
};

describe.each(ENDS)("%s ends the host with code 0", (_how, end) => {
  it("before the first message", async () => {
    const host = startHost();
    end(host);
    // A signal may come before Node listens for it.
    const outcome = await Promise.race([host.exited, sleep(IN_TIME.timeout, "still runs")]);
    expect(outcome).toBeOneOf([
      { code: 0, signal: null },
      { code: null, signal: "SIGTERM" },
      { code: null, signal: "SIGINT" },
    ]);
  });

  it("when it is idle", async () => {
    const host = startHost();
    await host.expectAlive();
    end(host);
    await expectGoodEnd(host);
    expect(host.stderr()).not.toMatch(/"level":[56]0|\n\s+at /);
  });

  it("in the middle of a calculation", { timeout: TEST_TIMEOUT_MS }, async () => {
    const host = startHost();
    await beginCalculation(host);
    end(host);
    await expectGoodEnd(host, AFTER_CALL_MS);
  });

  describeIfInstalled(APERTIUM, "with Apertium", () => {
    it("in the middle of a translation, whose processes end too", { timeout: TEST_TIMEOUT_MS }, async () => {
      const host = startHost();
      const stages = await beginTranslation(host);
      end(host);
      await expectGoodEnd(host, AFTER_CALL_MS);
      await vi.waitFor(() => expect(stillRunning(stages)).toEqual([]), IN_TIME);
    });
  });
});

describe("a call that its client cancels", () => {
  const cancel = (id: number): string =>
    `{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":${id}}}\n`;

  it("ends the calculation's thread, and the host goes on", { timeout: TEST_TIMEOUT_MS }, async () => {
    const host = startHost();
    await beginCalculation(host);
    host.write(cancel(1));
    await vi.waitFor(() => expect(calculatorThreads(host.pid) ?? 0).toBe(0), IN_TIME);
    await host.expectAlive();
  });

  describeIfInstalled(APERTIUM, "with Apertium", () => {
    it("ends the translation's processes, and the host goes on", { timeout: TEST_TIMEOUT_MS }, async () => {
      const host = startHost();
      const stages = await beginTranslation(host);
      host.write(cancel(2));
      await vi.waitFor(() => expect(stillRunning(stages)).toEqual([]), IN_TIME);
      await host.expectAlive();
    });
  });
});

describe("a client that does not read", () => {
  it("gets every answer once it reads again", { timeout: 150_000 }, async () => {
    const host = startHost();
    host.child.stdout.pause();
    for (let id = 0; id < 500; id++) host.write(callLine(id, "search_docs", '{"query":"tool","limit":50}'));
    await sleep(500);
    host.child.stdout.resume();
    await vi.waitFor(() => expect(host.answers()).toHaveLength(500), { timeout: 120_000, interval: 500 });
    await host.expectAlive();
    expect(host.stderr()).not.toContain("Warning");
  });
});
