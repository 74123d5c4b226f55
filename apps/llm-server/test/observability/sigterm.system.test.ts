import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { startHttpHost, startLlmServer, startLoopbackServer } from "@twinhost/testing";
import { describe, expect, it } from "vitest";
import { ask, post, type QueryAnswer } from "../support/ask.ts";

/** `SIGTERM_ROUNDS=20` for the long run. */
const ROUNDS = Number(process.env.SIGTERM_ROUNDS ?? 1);
const CLIENTS = 16;
const ANSWERS_BEFORE = 100;

/** Sends questions over keep-alive connections until the server accepts none; SIGTERM arrives midway. */
const terminateUnderLoad = async (url: string, terminate: () => void) => {
  let answered = 0;
  let answeredAfterSignal = 0;
  let signalled = false;
  const lost: string[] = [];
  const client = async (number: number): Promise<void> => {
    for (let n = number; ; n += CLIENTS) {
      try {
        const { status, body } = await post<QueryAnswer>(`${url}/query`, { query: `What is ${n} + 1?` });
        if (status !== 200 || !body.answer.includes(String(n + 1))) lost.push(`${status} ${JSON.stringify(body)}`);
        answered++;
        if (signalled) answeredAfterSignal++;
      } catch (error) {
        const { cause } = error as { cause?: NodeJS.ErrnoException };
        if (cause?.code !== "ECONNREFUSED") lost.push(String(cause ?? error));
        return;
      }
    }
  };
  const running = Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)));
  while (answered < ANSWERS_BEFORE && lost.length === 0) await sleep(10);
  signalled = true;
  terminate();
  await running;
  return { lost, answeredAfterSignal };
};

const chunkOf = (delta: object, finishReason: string | null = null) => ({
  id: "chatcmpl-1",
  object: "chat.completion.chunk",
  created: 1,
  model: "m",
  choices: [{ index: 0, delta, finish_reason: finishReason }],
});

describe("SIGTERM", () => {
  const rounds = Array.from({ length: ROUNDS }, (_, round) => round + 1);
  it.each(rounds.flatMap((round) => ["http", "stdio", "in-process"].map((transport) => [transport, round] as const)))(
    "loses no answer under load over %s (round %i)",
    async (transport) => {
      const toolServer = await startHttpHost();
      const server = await startLlmServer({
        TOOL_TRANSPORT: transport,
        MCP_SERVER_URL: toolServer.url,
      });
      const exited = once(server.process, "exit");
      const { lost, answeredAfterSignal } = await terminateUnderLoad(server.url, () => server.process.kill("SIGTERM"));
      expect(lost).toEqual([]);
      expect(answeredAfterSignal).toBeGreaterThan(0);
      expect(await exited).toEqual([0, null]);
      await toolServer.stop();
    },
  );

  it("turns /ready to 503 at once and goes on answering for SHUTDOWN_DELAY_MS", async () => {
    const server = await startLlmServer({
      TOOL_TRANSPORT: "in-process",
      SHUTDOWN_DELAY_MS: "5000",
    });
    server.process.kill("SIGTERM");
    await expect.poll(async () => (await fetch(`${server.url}/ready`)).json()).toMatchObject({ status: "draining" });
    expect((await fetch(`${server.url}/ready`)).status).toBe(503);
    expect((await ask(server, "What is 6*7?")).body.answer).toContain("42");
    expect(await server.stop()).toBe(0);
  });

  it("completes a stream that has begun", async () => {
    const words = ["one ", "two ", "three ", "four"];
    const draining = Promise.withResolvers<void>();
    const model = await startLoopbackServer(async (_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      for (const content of words) {
        response.write(`data: ${JSON.stringify(chunkOf({ content }))}\n\n`);
        await draining.promise;
      }
      response.end(`data: ${JSON.stringify(chunkOf({}, "stop"))}\n\ndata: [DONE]\n\n`);
    });
    const server = await startLlmServer({
      TOOL_TRANSPORT: "in-process",
      MODEL: "openai-compatible:m",
      MODEL_BASE_URL: `${model.url}/v1`,
    });
    const response = await fetch(`${server.url}/v1/chat/completions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        model: "openai-compatible:m",
        stream: true,
        messages: [{ role: "user", content: "Count" }],
      }),
    });
    let text = "";
    for await (const bytes of response.body ?? []) {
      if (text === "") {
        server.process.kill("SIGTERM");
        // It accepts no more connections.
        await expect.poll(() => fetch(`${server.url}/health`).catch((error) => error.cause.code)).toBe("ECONNREFUSED");
        draining.resolve();
      }
      text += Buffer.from(bytes).toString();
    }
    for (const word of words) expect(text).toContain(word);
    expect(text.trimEnd().endsWith("data: [DONE]")).toBe(true);
    expect(await server.stop()).toBe(0);
  });

  it("waits for a slow model, and cuts it off after SHUTDOWN_DEADLINE_MS", async () => {
    const waiting: ServerResponse[] = [];
    const model = await startLoopbackServer((_request, response) => waiting.push(response));
    const server = await startLlmServer({
      TOOL_TRANSPORT: "in-process",
      MODEL: "openai-compatible:slow",
      MODEL_BASE_URL: `${model.url}/v1`,
      SHUTDOWN_DEADLINE_MS: "1500",
    });
    const answer = ask(server, "Hello").then(
      () => "answered",
      () => "cut",
    );
    await expect.poll(() => waiting.length).toBe(1);
    const startedAt = performance.now();
    server.process.kill("SIGTERM");
    expect(await answer).toBe("cut");
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(1_400);
    expect(await server.stop()).toBe(0);
    // The request to the model was aborted too: nobody waits for its answer.
    await expect.poll(() => waiting[0]?.destroyed).toBe(true);
  });
});
