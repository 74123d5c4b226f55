import { describe, expect, test } from "vitest";
import { post } from "./support/ask.ts";
import { type Cut, startCutPeer } from "./support/cut-peer.ts";
import { startLlmApp } from "./support/llm-app.ts";
import { startOpenAiPeer } from "./support/openai-peer.ts";
import { anthropicMessages } from "./support/peers/anthropic-messages.ts";
import { googleGenerateContent } from "./support/peers/google-generate-content.ts";
import { openAiChat } from "./support/peers/openai-chat.ts";
import { openAiResponses } from "./support/peers/openai-responses.ts";
import type { WireFormat } from "./support/peers/wire-format.ts";
import { readCompletion } from "./support/read-completion.ts";
import { askStreaming, textOf } from "./support/read-stream.ts";

const SAID = "Seoul lies on the river Han.";
const CUT_OFF = expect.stringContaining("was cut off");

const PROVIDERS: [provider: string, format: WireFormat, path: string][] = [
  ["openai-compatible", openAiChat, "/v1"],
  ["openai", openAiResponses, "/v1"],
  ["anthropic", anthropicMessages, "/v1"],
  ["google", googleGenerateContent, "/v1beta"],
];
const CUTS: Cut[] = ["reset", "ended"];

describe.each(PROVIDERS)("an answer of %s whose connection", (provider, format, path) => {
  test.each(CUTS)("is %s midway: reported as cut off, and what was said stays", async (cut) => {
    const peer = await startCutPeer(format, SAID, cut);
    const MODEL = `${provider}:small`;
    const server = await startLlmApp({ MODEL, MODEL_BASE_URL: peer.url + path, MODEL_API_KEY: "test" });

    const whole = await post(`${server.url}/query`, { query: "Where?" });
    expect(whole).toMatchObject({
      status: 503,
      body: { code: "engine_unavailable", retryable: true, detail: CUT_OFF },
    });

    const streamed = await askStreaming(server, "Where?");
    expect(SAID.startsWith(textOf(streamed)) && textOf(streamed) !== "").toBe(true);
    const last = streamed.chunks.at(-1);
    expect(last?.type === "error" && JSON.parse(last.errorText)).toMatchObject({ message: CUT_OFF });

    for (const stream of [false, true]) {
      const messages = [{ role: "user", content: "Where?" }];
      const reply = await readCompletion(`${server.url}/v1/chat/completions`, { model: MODEL, messages, stream });
      expect(reply).toMatchObject({
        status: stream ? 200 : 503,
        error: { code: "engine_unavailable", message: CUT_OFF },
      });
      if (stream) expect(SAID.startsWith(reply.content) && reply.content !== "").toBe(true);
      expect(reply.finishReason).toBeUndefined();
      expect(reply.raw).not.toContain("[DONE]");
    }
  });
});

test("a connection that ends before any answer is reported as such", async () => {
  const peer = await startOpenAiPeer((_request, response) => {
    response.destroy();
    return undefined;
  });
  const server = await startLlmApp({ MODEL: "openai-compatible:small", MODEL_BASE_URL: peer.url });
  expect(await post(`${server.url}/query`, { query: "Go" })).toMatchObject({
    status: 503,
    body: { detail: expect.stringContaining("before it answered") },
  });
});
