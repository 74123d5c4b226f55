import { expect, onTestFinished, test, vi } from "vitest";
import { ask } from "./support/ask.ts";
import { startLlmApp } from "./support/llm-app.ts";
import { anthropicMessages } from "./support/peers/anthropic-messages.ts";
import { googleGenerateContent } from "./support/peers/google-generate-content.ts";
import { openAiChat } from "./support/peers/openai-chat.ts";
import { openAiResponses } from "./support/peers/openai-responses.ts";
import type { WireFormat } from "./support/peers/wire-format.ts";
import { startRawPeer } from "./support/raw-peer.ts";

test.each<[provider: string, format: WireFormat, path: string]>([
  ["openai-compatible", openAiChat, "/v1"],
  ["openai", openAiResponses, "/v1"],
  ["anthropic", anthropicMessages, "/v1"],
  ["google", googleGenerateContent, "/v1beta"],
])("a model of %s may think for longer than the 5 minutes of the global fetch", async (provider, format, path) => {
  const peer = await startRawPeer(format, () => ({ text: "Fine." }));
  const MODEL = `${provider}:small`;
  const server = await startLlmApp({ MODEL, MODEL_BASE_URL: peer.url + path, MODEL_API_KEY: "test" });
  const limited = vi.spyOn(globalThis, "fetch");
  onTestFinished(() => limited.mockRestore());
  expect((await ask(server, "How are you?")).body.answer).toBe("Fine.");
  expect(limited.mock.calls.map(([url]) => String(url)).filter((url) => url.startsWith(peer.url))).toEqual([]);
});
