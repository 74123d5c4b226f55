import { createToolbox, defineTool, LOCAL_CALLER, ToolError, type ToolResult } from "@twinhost/core";
import { pino } from "pino";
import { expect, onTestFinished, test, vi } from "vitest";
import { z } from "zod";
import { underCallSignal } from "../src/call-signal.ts";
import { createInProcessToolClient, createRetrySafety, limitCalls, withResilience } from "../src/index.ts";
import { describedTool, scriptedClient } from "./support/scripted-client.ts";

const GOOD: ToolResult = { ok: true, output: { value: 1 } };
const traits = createRetrySafety([describedTool("echo", { readOnlyHint: true })]);

test("a call has one signal from its entry to its connection, and one in its toolbox", async () => {
  const value = z.strictObject({ value: z.number() });
  const echo = defineTool({
    name: "echo",
    title: "Echo",
    description: "Answers what it is given.",
    input: value,
    output: value,
    annotations: { readOnlyHint: true },
    timeoutMs: 1_000,
    run: (input) => input,
  });
  const toolbox = createToolbox({ tools: [echo], log: pino({ level: "silent" }), recordUsage: () => {} });
  const inProcess = createInProcessToolClient({ toolbox, caller: LOCAL_CALLER });
  const client = limitCalls(withResilience(inProcess, { traits }), 60_000);
  const made = vi.spyOn(globalThis, "AbortController");
  onTestFinished(() => made.mockRestore());
  expect(await client.callTool("echo", { value: 1 }, { signal: new AbortController().signal })).toEqual(GOOD);
  expect(made).toHaveBeenCalledTimes(1 + 2);
});

test("giving up an attempt aborts its signal: the next one has a fresh signal, and no more than the call's time", async () => {
  const signals: AbortSignal[] = [];
  const left: number[] = [];
  const answers = [new Promise<ToolResult>(() => {}), Promise.resolve(GOOD)];
  let isThere = true;
  const silent = scriptedClient(
    (_name, options, call) =>
      underCallSignal(options, (signal) => {
        signals.push(signal);
        left.push(options.timeoutMs ?? 0);
        return answers[call - 1] ?? Promise.resolve(GOOD);
      }),
    () => (isThere ? Promise.resolve([]) : Promise.reject(new ToolError("engine_unavailable", "no answer"))),
  );
  isThere = false;
  const client = withResilience(silent, {
    traits,
    silenceMs: 50,
    probeMs: 10,
    onBreaker: () => {
      isThere = true;
    },
  });
  // Whether the breaker has closed again when the first call is retried depends on its pause.
  await expect.poll(async () => (await client.callTool("echo", {}, { timeoutMs: 30_000 })).ok).toBe(true);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  expect(left.every((ms) => ms > 0 && ms <= 30_000)).toBe(true);
  await client.close();
});
