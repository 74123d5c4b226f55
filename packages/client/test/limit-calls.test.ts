import type { ToolResult } from "@twinhost/core";
import { expect, onTestFinished, test, vi } from "vitest";
import { limitCalls } from "../src/index.ts";
import { scriptedClient } from "./support/scripted-client.ts";

const GOOD: ToolResult = { ok: true, output: {} };
const CANCELLED: ToolResult = { ok: false, error: { code: "cancelled", message: "", retryable: false } };
const untilLeft = (signal: AbortSignal | undefined): Promise<ToolResult> =>
  new Promise((resolve) => signal?.addEventListener("abort", () => resolve(CANCELLED)));

test("a silent call ends with a deadline, and its server is notified", async () => {
  const client = limitCalls(
    scriptedClient((_name, { signal }) => untilLeft(signal)),
    50,
  );
  expect(await client.callTool("any", {})).toMatchObject({ error: { code: "deadline", retryable: true } });
});

test("progress restarts the time, and is passed on", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const heard: number[] = [];
  const client = limitCalls(
    scriptedClient(async (_name, { onProgress }) => {
      for (let step = 1; step <= 6; step++) {
        await vi.advanceTimersByTimeAsync(300);
        onProgress?.(step);
      }
      return GOOD;
    }),
    400,
  );
  expect(await client.callTool("any", {}, { onProgress: (done) => heard.push(done) })).toEqual(GOOD);
  expect(heard).toEqual([1, 2, 3, 4, 5, 6]);
});

test("a call whose caller leaves is cancelled", async () => {
  const client = limitCalls(
    scriptedClient((_name, { signal }) => untilLeft(signal)),
    60_000,
  );
  const leaving = new AbortController();
  const call = client.callTool("any", {}, { signal: leaving.signal });
  leaving.abort();
  expect(await call).toEqual(CANCELLED);
});
