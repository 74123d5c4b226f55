import { expect, test } from "vitest";
import { ask } from "./support/ask.ts";
import { startLlmApp } from "./support/llm-app.ts";
import { startOpenAiPeer } from "./support/openai-peer.ts";

test("the results of earlier turns are shown as they first were: short ones complete, long ones cut", async () => {
  const peer = await startOpenAiPeer(() => ({ content: "Yes." }));
  const MODEL = "openai-compatible:small";
  const server = await startLlmApp({ MODEL, MODEL_BASE_URL: peer.url, MAX_TOOL_RESULT_CHARS: "1000" });
  const called = (toolCallId: string, output: object) => ({
    type: "dynamic-tool",
    toolName: "search_docs",
    toolCallId,
    state: "output-available",
    input: { query: "x" },
    output: { ok: true, output },
  });
  const parts = [called("short", { total: 0 }), called("long", { results: "x".repeat(50_000) })];
  const messages = [
    { id: "1", role: "user", parts: [{ type: "text", text: "Search." }] },
    { id: "2", role: "assistant", parts: [...parts, { type: "text", text: "Found." }] },
  ];
  expect((await ask(server, "Any more?", { messages })).status).toBe(200);
  const results = peer.requests[0]?.messages.filter(({ role }) => role === "tool");
  expect(results?.map(({ content }) => content)).toEqual([
    JSON.stringify({ total: 0 }),
    expect.stringMatching(/^\{"results":"x{900,}\n\[cut: these are the first 1000 of /),
  ]);
});
