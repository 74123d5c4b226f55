import { setTimeout as sleep } from "node:timers/promises";
import { calculatorThreads, stillRunning } from "@twinhost/e2e";
import { APERTIUM, describeIfInstalled } from "@twinhost/testing";
import { describe, expect, it, vi } from "vitest";
import { beginCalculation, beginTranslation, ENDS, expectGoodEnd, TEST_TIMEOUT_MS } from "./host-ends.ts";
import { callLine, IN_TIME, startHost } from "./running-host.ts";

describe.each(ENDS)("%s ends the host with code 0", (_how, end) => {
  it("before the first message", async () => {
    const host = startHost();
    end(host);
    // A signal may arrive before Node listens for it.
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
});

// The system tests try every way to end a host in the middle of work.
describe("EOF on stdin, in the middle of a calculation", () => {
  it("ends the host with code 0", { timeout: TEST_TIMEOUT_MS }, async () => {
    const host = startHost();
    await beginCalculation(host);
    host.child.stdin.end();
    await expectGoodEnd(host);
  });
});

describe("a call cancelled by its client", () => {
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
      const host = startHost({ LOG_LEVEL: "debug" });
      const stages = await beginTranslation(host);
      host.write(cancel(2));
      await vi.waitFor(() => expect(stillRunning(stages)).toEqual([]), IN_TIME);
      await vi.waitFor(() => expect(host.stderr()).toMatch(/"tool":"translate".*"outcome":"cancelled"/), IN_TIME);
      await host.expectAlive();
    });
  });
});

describe("a client that does not read", () => {
  it("gets every answer once it reads again", { timeout: 150_000 }, async () => {
    const host = startHost();
    host.child.stdout.pause();
    for (let id = 0; id < 150; id++) host.write(callLine(id, "search_docs", '{"query":"tool","limit":50}'));
    // Our own buffer is full: the rest waits in the pipe and in the host.
    const { stdout } = host.child;
    await vi.waitFor(() => expect(stdout.readableLength).toBeGreaterThanOrEqual(stdout.readableHighWaterMark), IN_TIME);
    stdout.resume();
    await vi.waitFor(() => expect(host.answers()).toHaveLength(150), { timeout: 120_000, interval: 500 });
    await host.expectAlive();
    expect(host.stderr()).not.toContain("Warning");
  });
});
