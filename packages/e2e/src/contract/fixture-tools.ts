import { setTimeout as sleep } from "node:timers/promises";
import {
  type Caller,
  createToolbox,
  defineEngine,
  defineTool,
  type Tool,
  type Toolbox,
  type ToolboxOptions,
} from "@twinhost/core";
import { pino } from "pino";
import { z } from "zod";
import { crash, fail, refuse, tooSlow, wrongOutput } from "./failing-tools.ts";

/** State of the fixture tools, which lets a test check that work has really stopped. */
export interface CallTracker {
  waiting: number;
  stopped: number;
}

/** An engine that works for a given time, in milliseconds. */
const openFixtureEngine = (callTracker: CallTracker) => ({
  callTracker,
  work: async (ms: number): Promise<void> => void (await sleep(ms)),
});

const fixtureEngine = defineEngine({
  name: "fixture",
  open: () => openFixtureEngine({ waiting: 0, stopped: 0 }),
});

const echo = defineTool({
  name: "echo",
  title: "Echo",
  description: "Answers with its argument.",
  input: z.strictObject({ value: z.json() }),
  output: z.object({ value: z.json() }),
  annotations: { readOnlyHint: true, idempotentHint: true },
  timeoutMs: 5_000,
  run: ({ value }) => ({ value }),
});

const addUp = defineTool({
  name: "add_up",
  title: "Add up",
  description: "Has arguments with rules.",
  input: z.strictObject({
    numbers: z.array(z.number().max(100)).min(1),
    note: z.object({ text: z.string() }).exactOptional(),
  }),
  output: z.object({ sum: z.number() }),
  annotations: { readOnlyHint: true },
  timeoutMs: 5_000,
  run: ({ numbers }) => ({ sum: numbers.reduce((sum, number) => sum + number, 0) }),
});

const wait = defineTool({
  name: "wait",
  title: "Wait",
  description: "Waits until it is stopped, and remembers that it was.",
  input: z.strictObject({}),
  output: z.object({}),
  annotations: {},
  timeoutMs: 30_000,
  engine: fixtureEngine,
  run: async (_input, { signal, engine: { callTracker } }) => {
    callTracker.waiting++;
    try {
      await sleep(30_000, undefined, { signal });
    } catch (error) {
      callTracker.stopped++;
      throw error;
    } finally {
      callTracker.waiting--;
    }
    return {};
  },
});

const callTracker = defineTool({
  name: "callTracker",
  title: "CallTracker",
  description: "Tells how many waits run and how many were stopped.",
  input: z.strictObject({}),
  output: z.object({ waiting: z.number(), stopped: z.number() }),
  annotations: { readOnlyHint: true },
  timeoutMs: 5_000,
  engine: fixtureEngine,
  run: (_input, { engine }) => {
    const { waiting, stopped } = engine.callTracker;
    return { waiting, stopped };
  },
});

const countUp = defineTool({
  name: "count_up",
  title: "Count up",
  description: "Reports progress.",
  input: z.strictObject({ to: z.number().int().max(100) }),
  output: z.object({ reached: z.number() }),
  annotations: { readOnlyHint: true },
  timeoutMs: 5_000,
  run: async ({ to }, { progress }) => {
    for (let step = 1; step <= to; step++) {
      progress(step, to, `step ${step}`);
      await sleep(10);
    }
    return { reached: to };
  },
});

const work = defineTool({
  name: "work",
  title: "Work",
  description: "Works by itself for a while, and in its engine twice at the same time.",
  input: z.strictObject({ alone_ms: z.number().max(1_000), engine_ms: z.number().max(1_000) }),
  output: z.object({}),
  annotations: { readOnlyHint: true },
  timeoutMs: 5_000,
  engine: fixtureEngine,
  run: async ({ alone_ms, engine_ms }, { engine }) => {
    await sleep(alone_ms);
    await Promise.all([engine.work(engine_ms), engine.work(engine_ms)]);
    return {};
  },
});

const ask = defineTool({
  name: "ask",
  title: "Ask",
  description: "Asks the client for a name.",
  input: z.strictObject({}),
  output: z.object({ greeting: z.string() }),
  annotations: {},
  timeoutMs: 5_000,
  run: (_input, { client }) => {
    const answer = client.elicit("name", {
      message: "What is your name?",
      schema: { type: "object", properties: { name: { type: "string" } }, required: ["name"] },
    });
    return { greeting: answer.action === "accept" ? `Hello ${answer.content.name}` : `You chose to ${answer.action}` };
  },
});

const secret = defineTool({
  name: "secret",
  title: "Secret",
  description: "May not be used by the fixture's caller.",
  input: z.strictObject({}),
  output: z.object({}),
  annotations: {},
  timeoutMs: 5_000,
  run: () => ({}),
});

const fixtureTools = [
  echo,
  addUp,
  fail,
  crash,
  wrongOutput,
  wait,
  callTracker,
  tooSlow,
  countUp,
  work,
  ask,
  refuse,
  secret,
];

/** May use every fixture tool but `secret`. */
export const fixtureCaller: Caller = {
  id: "fixture",
  allowedTools: fixtureTools.map(({ name }) => name).filter((name) => name !== secret.name),
};

/**
 * A toolbox whose tools end calls in every possible way; without a call policy unless one is given.
 * @param callTracker shared between processes if several serve one client
 */
export const createFixtureToolbox = (
  policy: Partial<Omit<ToolboxOptions, "tools" | "engineOf" | "settingsOf">> = {},
  callTracker: CallTracker = { waiting: 0, stopped: 0 },
): Toolbox => {
  const engine = openFixtureEngine(callTracker);
  return createToolbox({
    tools: fixtureTools as unknown as Tool[],
    engineOf: () => engine,
    log: pino({ level: "silent" }),
    recordUsage: () => {},
    ...policy,
  });
};
