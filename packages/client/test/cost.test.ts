import { createToolbox, defineTool, LOCAL_CALLER } from "@twinhost/core";
import { pino } from "pino";
import { expect, test } from "vitest";
import { z } from "zod";
import { createInProcessToolClient, createRetrySafety, type ToolClient, withResilience } from "../src/index.ts";

const echo = defineTool({
  name: "echo",
  title: "Echo",
  description: "Answers what it is given.",
  input: z.strictObject({ value: z.number() }),
  output: z.strictObject({ value: z.number() }),
  annotations: { readOnlyHint: true },
  timeoutMs: 1_000,
  run: (input) => input,
});

const CALLS = 2_000;

const secondsOf = async (client: ToolClient, signal: AbortSignal): Promise<number> => {
  const startedAt = performance.now();
  for (let value = 0; value < CALLS; value++)
    expect(await client.callTool("echo", { value }, { signal })).toEqual({ ok: true, output: { value } });
  return performance.now() - startedAt;
};

/** Even compared with the cheapest transport. Measured: 1.1 times; the limit leaves room for a busy machine. */
test("resilience costs less than the call itself", async () => {
  const toolbox = createToolbox({
    tools: [echo],
    log: pino({ level: "silent" }),
    recordUsage: () => {},
  });
  const plain = createInProcessToolClient({ toolbox, caller: LOCAL_CALLER });
  const resilient = withResilience(plain, { traits: createRetrySafety() });
  const { signal } = new AbortController();
  const ratios: number[] = [];
  for (let round = 0; round < 7; round++) {
    const base = await secondsOf(plain, signal);
    ratios.push((await secondsOf(resilient, signal)) / base);
  }
  expect(ratios.toSorted((a, b) => a - b)[3]).toBeLessThan(2);
});
