import type { ToolResult } from "@twinhost/core";
import { ToolError } from "@twinhost/core";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { connectionFailure } from "../src/connection-failure.ts";
import { type BreakerState, withCircuitBreaker } from "../src/index.ts";
import { scriptedClient } from "./support/scripted-client.ts";

const GOOD: ToolResult = { ok: true, output: {} };
const LOST: ToolResult = { ok: false, error: connectionFailure("outcomeUnknown", "lost") };

describe("the circuit breaker", () => {
  test("opens after repeated failures, fails at once, and closes by itself when the connection is back", async () => {
    let isThere = false;
    const client = scriptedClient(
      () => (isThere ? GOOD : LOST),
      () => (isThere ? Promise.resolve([]) : Promise.reject(new ToolError("engine_unavailable", "unavailable"))),
    );
    const states: BreakerState[] = [];
    const protectedClient = withCircuitBreaker(client, {
      burstMs: 0,
      probeMs: 50,
      longestProbeMs: 50,
      onBreaker: (now) => states.push(now),
    });

    for (let call = 0; call < 3; call++) expect(await protectedClient.callTool("any", {})).toEqual(LOST);
    expect(protectedClient.isOpenForCalls()).toBe(false);
    const rejected = await protectedClient.callTool("any", {});
    expect(rejected).toMatchObject({
      ok: false,
      error: { code: "engine_unavailable", retryable: true, reach: "notAttempted" },
    });
    expect(client.calls).toHaveLength(3);
    await expect(protectedClient.listTools()).rejects.toMatchObject({ code: "engine_unavailable" });

    await expect.poll(() => client.lists).toBeGreaterThan(1);
    isThere = true;
    await expect.poll(() => protectedClient.isOpenForCalls()).toBe(true);
    expect(await protectedClient.callTool("any", {})).toEqual(GOOD);
    expect(client.calls).toHaveLength(4);
    expect(states[0]).toBe("open");
    expect(states.slice(-2)).toEqual(["half-open", "closed"]);
    await protectedClient.close();
  });

  test("that was closed while it was open probes no more, whoever calls", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const client = scriptedClient(
      () => LOST,
      () => Promise.reject(new ToolError("engine_unavailable", "unavailable")),
    );
    const protectedClient = withCircuitBreaker(client, { burstMs: 0, probeMs: 50 });
    for (let call = 0; call < 3; call++) await protectedClient.callTool("any", {});
    await vi.advanceTimersByTimeAsync(200);
    const { lists } = client;
    expect(lists).toBeGreaterThan(1);
    await protectedClient.close();
    expect(await protectedClient.callTool("any", {})).toMatchObject({ ok: false });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(client.lists).toBe(lists);
  });

  test("failures of tools are not failures of the connection, and a good answer restarts the count", async () => {
    const failing: ToolResult = { ok: false, error: { code: "engine_unavailable", message: "", retryable: true } };
    const answers = [LOST, LOST, GOOD, LOST, LOST];
    const client = scriptedClient((_name, _options, call) => answers[call - 1] ?? failing);
    const protectedClient = withCircuitBreaker(client);
    for (let call = 0; call < 50; call++) await protectedClient.callTool("any", {});
    expect(protectedClient.isOpenForCalls()).toBe(true);
    expect(client.calls).toHaveLength(50);
  });
});

describe("a burst of failures", () => {
  test("is one event: it does not open the breaker, and triggers a probe at once", async () => {
    let isCut = true;
    const client = scriptedClient(() => (isCut ? LOST : GOOD));
    const protectedClient = withCircuitBreaker(client, { burstMs: 60_000 });
    const results = await Promise.all(Array.from({ length: 64 }, () => protectedClient.callTool("any", {})));
    expect(results.every(({ ok }) => !ok)).toBe(true);
    expect(protectedClient.isOpenForCalls()).toBe(true);
    expect(client.lists).toBe(1);
    isCut = false;
    expect(await protectedClient.callTool("any", {})).toEqual(GOOD);
  });

  test("successive bursts do not open the breaker while the server answers in between", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const client = scriptedClient(() => LOST);
    const protectedClient = withCircuitBreaker(client, { burstMs: 20, probeMs: 60_000 });
    for (let burst = 1; burst <= 6; burst++) {
      await Promise.all(Array.from({ length: 16 }, () => protectedClient.callTool("any", {})));
      await vi.advanceTimersByTimeAsync(40);
      expect(client.lists).toBe(burst);
    }
    expect(protectedClient.isOpenForCalls()).toBe(true);
    await protectedClient.close();
  });

  test("failures spread over time, with no answer in between, open the breaker", async () => {
    const client = scriptedClient(
      () => LOST,
      () => Promise.reject(new ToolError("engine_unavailable", "unavailable")),
    );
    const protectedClient = withCircuitBreaker(client, { burstMs: 20, probeMs: 60_000 });
    await expect
      .poll(async () => {
        await protectedClient.callTool("any", {});
        return protectedClient.isOpenForCalls();
      })
      .toBe(false);
    await protectedClient.close();
  });
});

describe("the bulkhead", () => {
  test("limits running and waiting calls; more are refused with a code and a time", async () => {
    let running = 0;
    let most = 0;
    const gate = Promise.withResolvers<void>();
    const client = scriptedClient(async () => {
      most = Math.max(most, ++running);
      await gate.promise;
      running--;
      return GOOD;
    });
    const protectedClient = withCircuitBreaker(client, { concurrency: 4, queue: 8 });
    const calls = Array.from({ length: 20 }, () => protectedClient.callTool("any", {}));
    gate.resolve();
    const results = await Promise.all(calls);
    expect(most).toBe(4);
    expect(results.filter(({ ok }) => ok)).toHaveLength(12);
    const refused = results.filter((result) => !result.ok);
    expect(refused).toHaveLength(8);
    for (const { error } of refused) expect(error).toMatchObject({ code: "rate_limited", retryAfterMs: 500 });
  });

  test("a waiting call leaves when its caller does, or when its time is up, and never runs", async () => {
    const gate = Promise.withResolvers<void>();
    const client = scriptedClient(() => gate.promise.then(() => GOOD));
    const protectedClient = withCircuitBreaker(client, { concurrency: 1, queue: 8 });
    const first = protectedClient.callTool("first", {});
    const controller = new AbortController();
    const leaving = protectedClient.callTool("leaving", {}, { signal: controller.signal });
    const late = protectedClient.callTool("late", {}, { timeoutMs: 50 });
    controller.abort();
    expect(await leaving).toMatchObject({ ok: false, error: { code: "cancelled" } });
    expect(await late).toMatchObject({ ok: false, error: { code: "deadline" } });
    gate.resolve();
    expect(await first).toEqual(GOOD);
    expect(await protectedClient.callTool("last", {})).toEqual(GOOD);
    expect(client.calls).toEqual(["first", "last"]);
  });
});

describe("silence", () => {
  const waits = (_name: string, { signal }: { signal?: AbortSignal | undefined }): Promise<ToolResult> =>
    new Promise((resolve) => {
      signal?.addEventListener("abort", () =>
        resolve({ ok: false, error: { code: "cancelled", message: "", retryable: false } }),
      );
    });

  test("a connection that answers nothing, not even a list request, loses its calls long before their deadline", async () => {
    const client = scriptedClient(waits, () => Promise.reject(new ToolError("engine_unavailable", "no answer")));
    const protectedClient = withCircuitBreaker(client, { silenceMs: 100, probeMs: 10_000 });
    const DEADLINE_MS = 25_000;
    const startedAt = performance.now();
    const results = await Promise.all(
      Array.from({ length: 8 }, () => protectedClient.callTool("any", {}, { timeoutMs: DEADLINE_MS })),
    );
    for (const result of results)
      expect(result).toMatchObject({ ok: false, error: { code: "engine_unavailable", reach: "outcomeUnknown" } });
    expect(performance.now() - startedAt).toBeLessThan(DEADLINE_MS);
    expect(protectedClient.isOpenForCalls()).toBe(false);
    await protectedClient.close();
  });

  test("a slow tool on a live connection is left alone", async () => {
    const gate = Promise.withResolvers<ToolResult>();
    const client = scriptedClient(() => gate.promise);
    const protectedClient = withCircuitBreaker(client, { silenceMs: 40 });
    const slow = protectedClient.callTool("slow", {});
    await expect.poll(() => client.lists).toBeGreaterThan(2);
    gate.resolve(GOOD);
    expect(await slow).toEqual(GOOD);
    expect(protectedClient.isOpenForCalls()).toBe(true);
  });
});
