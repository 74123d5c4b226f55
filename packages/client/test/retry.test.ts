import { failure, type ToolResult } from "@twinhost/core";
import { describe, expect, test } from "vitest";
import { connectionFailure } from "../src/connection-failure.ts";
import { createRetrySafety, type RetryEvent, retryCalls } from "../src/index.ts";
import { describedTool, scriptedClient } from "./support/scripted-client.ts";

const GOOD: ToolResult = { ok: true, output: { answer: 42 } };
const failed = (code: Parameters<typeof failure>[0], retryAfterMs?: number): ToolResult => ({
  ok: false,
  error: failure(code, `failed: ${code}`, retryAfterMs),
});
const lost: ToolResult = { ok: false, error: connectionFailure("outcomeUnknown", "lost") };

const traits = createRetrySafety([
  describedTool("read", { readOnlyHint: true }),
  describedTool("set", { idempotentHint: true }),
  describedTool("send", { destructiveHint: true }),
]);

const retried = (first: ToolResult, then: ToolResult = GOOD) => {
  const client = scriptedClient((_name, _options, call) => (call === 1 ? first : then));
  const events: RetryEvent[] = [];
  return { client, events, resilient: retryCalls(client, { traits, onRetry: (event) => events.push(event) }) };
};

describe("retries", () => {
  test.each([
    ["a lost connection", lost],
    ["a missing engine", failed("engine_unavailable")],
    ["the tool's own deadline", failed("deadline")],
    ["a rate limit with a retry time", failed("rate_limited", 30)],
  ])("%s: retried, and reported", async (_what, first) => {
    const { client, events, resilient } = retried(first);
    expect(await resilient.callTool("read", {})).toEqual(GOOD);
    expect(client.calls).toHaveLength(2);
    expect(events).toEqual([{ transport: "http", tool: "read", code: first.ok ? "" : first.error.code, attempt: 1 }]);
  });

  test("an idempotent tool too", async () => {
    const { client, resilient } = retried(lost);
    expect(await resilient.callTool("set", {})).toEqual(GOOD);
    expect(client.calls).toHaveLength(2);
  });

  test.each(["send", "never_listed"])("%s is not retry-safe: its failure stands", async (tool) => {
    const { client, resilient } = retried(lost);
    expect(await resilient.callTool(tool, {})).toEqual(lost);
    expect(client.calls).toHaveLength(1);
  });

  test.each([
    failed("refused_input"),
    failed("invalid_arguments"),
    failed("forbidden"),
    failed("too_large"),
    failed("internal"),
    failed("rate_limited"),
    { ok: false, error: connectionFailure("notAttempted", "breaker") } as ToolResult,
  ])("%j: not retried", async (first) => {
    const { client, resilient } = retried(first);
    expect(await resilient.callTool("read", {})).toEqual(first);
    expect(client.calls).toHaveLength(1);
  });

  test("gives up after three attempts", async () => {
    const { client, resilient } = retried(lost, lost);
    expect(await resilient.callTool("read", {})).toEqual(lost);
    expect(client.calls).toHaveLength(3);
  });

  test("pauses at least as long as the host asks for", async () => {
    const { resilient } = retried(failed("rate_limited", 400));
    const startedAt = performance.now();
    expect(await resilient.callTool("read", {})).toEqual(GOOD);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(395);
  });

  test("no retry when the caller's time does not allow a pause", async () => {
    const { client, resilient } = retried(lost);
    expect(await resilient.callTool("read", {}, { timeoutMs: 500 })).toEqual(lost);
    expect(client.calls).toHaveLength(1);
    const late = retried(failed("rate_limited", 60_000));
    expect(await late.resilient.callTool("read", {}, { timeoutMs: 30_000 })).toMatchObject({
      error: { code: "rate_limited" },
    });
    expect(late.client.calls).toHaveLength(1);
  });

  test("every attempt gets what is left of the caller's time", async () => {
    const left: number[] = [];
    const client = scriptedClient((_name, { timeoutMs = 0 }) => {
      left.push(timeoutMs);
      return lost;
    });
    await retryCalls(client, { traits }).callTool("read", {}, { timeoutMs: 10_000 });
    expect(left[0]).toBe(10_000);
    expect(left[1]).toBeLessThan(left[0] ?? 0);
    expect(left[2]).toBeLessThan(left[1] ?? 0);
  });

  test("a caller who leaves during a pause gets its result at once", async () => {
    const PAUSE_MS = 20_000;
    const { client, resilient } = retried(failed("rate_limited", PAUSE_MS));
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    const startedAt = performance.now();
    const result = await resilient.callTool("read", {}, { signal: controller.signal });
    expect(result).toMatchObject({ ok: false, error: { code: "cancelled" } });
    expect(performance.now() - startedAt).toBeLessThan(PAUSE_MS);
    expect(client.calls).toHaveLength(1);
  });
});
