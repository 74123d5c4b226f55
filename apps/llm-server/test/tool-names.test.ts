import { beforeAll, expect, test } from "vitest";
import { offeredName } from "../src/model/middleware/offered-name.ts";
import { ask } from "./support/ask.ts";
import { loadCalculator, startLlmApp } from "./support/llm-app.ts";
import { startOpenAiPeer, toolCall } from "./support/openai-peer.ts";
import { readCompletion } from "./support/read-completion.ts";
import { askStreaming } from "./support/read-stream.ts";

beforeAll(loadCalculator);

const MODEL = "openai-compatible:small";
const answering = async (name: string, args: string) => {
  const peer = await startOpenAiPeer(({ messages }) =>
    messages.some(({ role }) => role === "tool") ? { content: "Done." } : toolCall(name, args),
  );
  return { peer, server: await startLlmApp({ MODEL, MODEL_BASE_URL: peer.url }) };
};

test.each(["functions.calculate", "functions::calculate", "default_api.calculate", "calculate<|channel|>json"])(
  "a call of %s counts as calculate, streamed or not, and likewise for the caller's tools",
  async (name) => {
    const { peer, server } = await answering(name, '{"expression":"1+1"}');
    const { body } = await ask(server, "1+1?");
    expect(body).toMatchObject({ answer: "Done.", tool_calls: [{ tool: "calculate", result: { value: 2 } }] });
    expect(peer.requests.at(-1)?.messages.flatMap(({ tool_calls = [] }) => tool_calls)).toMatchObject([
      { function: { name: "calculate" } },
    ]);
    const { message } = await askStreaming(server, "1+1?");
    const parts = message?.parts.filter(({ type }) => type === "dynamic-tool");
    expect(parts).toMatchObject([{ toolName: "calculate", state: "output-available" }]);

    const theirs = await answering(name.replace("calculate", "lookup"), "{}");
    const tools = [{ type: "function", function: { name: "lookup" } }];
    for (const stream of [false, true]) {
      const asked = { model: MODEL, messages: [{ role: "user", content: "Go" }], tools, stream };
      const { calls } = await readCompletion(`${theirs.server.url}/v1/chat/completions`, asked);
      expect(calls).toMatchObject([{ function: { name: "lookup" } }]);
    }
  },
);

test("an offered name stays, and so does one that contains no offered name", () => {
  const offered = new Set(["functions.calculate", "calculate", "notes__find"]);
  const names = [
    ["functions.calculate", "functions.calculate"],
    ["functions.calculate:0", "functions.calculate"],
    ["tools/calculate", "calculate"],
    [" calculate\n", "calculate"],
    ["default_api:notes__find", "notes__find"],
    ["calculator", "calculator"],
    ["calculate.more", "calculate.more"],
    ["", ""],
  ] as const;
  for (const [written, meant] of names) expect(offeredName(written, offered)).toBe(meant);
});
