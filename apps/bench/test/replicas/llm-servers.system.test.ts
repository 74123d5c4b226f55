import { createDataDirectory, describeIfInstalled, eventsIn } from "@twinhost/testing";
import { Pool } from "undici";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { builtHosts, findArm } from "../../src/arms/catalog.ts";
import { type ModelServer, openModelServer } from "../../src/experiments/model-server.ts";
import { requireAllAnswered } from "../../src/experiments/open-loop.ts";
import { withModel } from "../../src/experiments/with-model.ts";
import { type Caller, CallFailed } from "../../src/generator/caller.ts";
import { prepare } from "../../src/generator/closed-loop.ts";
import { connectQuery } from "../../src/generator/connections/query.ts";
import { calculateCalls } from "../../src/workload/workload.ts";
import { callDuring } from "./call-during.ts";
import {
  closeAll,
  LLM_SERVERS_FILE,
  NGINX,
  type Replica,
  startEntrance,
  startReplicas,
} from "./replicas-under-test.ts";

/** `ROLLS=20` for a longer run. */
const ROLLS = Number(process.env.ROLLS ?? 5);
/** Per lane: few, as each question costs an LLM server far more than a call costs a tool server. */
const PER_SECOND = 3;
/** Of each of the model's two answers to a question: long enough for every update to meet questions in flight. */
const MODEL_DELAY_MS = 300;
/** Longer than an answer takes on a busy machine, as the guide says. */
const SHUTDOWN_DEADLINE_MS = "60000";

const part = z.looseObject({ type: z.string(), output: z.object({ output: z.unknown() }).optional() });

/** Questions whose answers are streamed. A right one has the tool's result, and an end. */
const connectStream = (url: string): Caller => {
  const pool = new Pool(url, { connections: 64 });
  return {
    call: async (_tool, args) => {
      const { statusCode, body } = await pool.request({
        method: "POST",
        path: "/query",
        headers: { "content-type": "application/json", accept: "text/event-stream" },
        body: JSON.stringify({ query: `What is ${args.expression}?` }),
      });
      const text = await body.text();
      const events = eventsIn(text);
      if (statusCode !== 200 || events.pop() !== "[DONE]")
        throw new CallFailed(`http_${statusCode}`, `The answer has no end: ${text.slice(-300)}`);
      const outputs = events.map((event) => part.parse(JSON.parse(event))).filter(({ output }) => output !== undefined);
      return outputs[0]?.output?.output;
    },
    pids: () => [],
    close: () => pool.destroy(),
  };
};

describeIfInstalled(NGINX, "two LLM servers behind nginx, updated one after the other", () => {
  const closers: (() => Promise<void>)[] = [];
  const data = createDataDirectory();
  let model: ModelServer;
  let servers: readonly Replica[];
  let url: string;
  beforeAll(async () => {
    model = await openModelServer();
    model.setDelay(MODEL_DELAY_MS);
    const [command] = withModel(findArm(builtHosts, data.path, "query:stdio").servers, model.url);
    if (!command) throw new Error("The arm has no server.");
    const env = { ...command.env, SHUTDOWN_DEADLINE_MS };
    servers = await startReplicas({ ...command, env }, closers);
    url = await startEntrance(servers, closers, LLM_SERVERS_FILE);
  });
  afterAll(async () => {
    await closeAll(closers);
    model.close();
    data.remove();
  });

  it(`lose no answer, whole or streamed, in ${ROLLS} updates of both`, { timeout: 1_200_000 }, async () => {
    const calls = prepare(calculateCalls());
    const lanes = new Map([
      ["whole", { caller: connectQuery(url), calls }],
      ["streamed", { caller: connectStream(url), calls }],
    ]);
    for (const { caller } of lanes.values()) closers.push(() => caller.close());
    const asked = await callDuring(lanes, PER_SECOND, async () => {
      for (let roll = 0; roll < ROLLS; roll++) for (const server of servers) await server.update();
    });
    requireAllAnswered({ calls: asked, lateness: 0 });
    for (const lane of lanes.keys())
      expect(asked.filter((call) => call.lane === lane).length, lane).toBeGreaterThan(ROLLS);
  });
});
