import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { startLoopbackServer } from "@twinhost/testing";
import { expect, test } from "vitest";
import { keepAlive } from "../src/routes/keep-alive.ts";
import { startLlmApp } from "./support/llm-app.ts";
import { startOpenAiPeer } from "./support/openai-peer.ts";

const MODEL = "openai-compatible:small";

/** A model that says nothing until the test lets it. */
const silentModel = async () => {
  const asked = Promise.withResolvers<ServerResponse>();
  const peer = await startOpenAiPeer((_request, response) => {
    asked.resolve(response);
    return undefined;
  });
  return { server: await startLlmApp({ MODEL, MODEL_BASE_URL: peer.url }), asked: asked.promise };
};

const open = async (url: string, body: object) => {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream" },
    body: JSON.stringify(body),
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error("there is no stream");
  return { response, read: async () => (await reader.read()).value };
};

const messages = [{ role: "user", content: "hello" }];

test.each([
  ["/v1/chat/completions", { model: MODEL, messages, stream: true }],
  ["/query", { query: "hello" }],
])("%s: headers and a comment arrive before the model says anything", async (path, body) => {
  const { server, asked } = await silentModel();
  const { response, read } = await open(server.url + path, body);
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  expect(await read()).toMatch(/^: [\w-]+\n\n/);
  (await asked).destroy();
});

test("a model that fails after the headers: an error event ends the stream", async () => {
  const { server, asked } = await silentModel();
  const { response, read } = await open(`${server.url}/v1/chat/completions`, { model: MODEL, messages, stream: true });
  expect(response.status).toBe(200);
  await read();
  (await asked).writeHead(500, { "content-type": "application/json" }).end('{"error":{"message":"Out of memory"}}');
  let rest = "";
  for (let piece = await read(); piece !== undefined; piece = await read()) rest += piece;
  expect(rest).toContain('"code":"engine_unavailable"');
  expect(rest).toContain("Out of memory");
});

test("comments are sent until the response is over", async () => {
  const server = await startLoopbackServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" }).flushHeaders();
    keepAlive(response, 5);
  });
  const response = await fetch(server.url);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let seen = "";
  while (seen.split(": keep-alive\n\n").length < 4) seen += (await reader?.read())?.value;
  await reader?.cancel();
  server.close();
  await once(server.server, "close");
});
