import { expect, test } from "vitest";
import { startLlmApp } from "./support/llm-app.ts";
import { startOpenAiPeer, toolCall } from "./support/openai-peer.ts";
import { readCompletion } from "./support/read-completion.ts";

const peer = await startOpenAiPeer(({ messages }) =>
  messages.at(-1)?.content === "[1]" ? toolCall("calculate", "[1]") : { content: "Fine." },
);
const server = await startLlmApp({ MODEL: "openai-compatible:small", MODEL_BASE_URL: peer.url });
const complete = (model: string, messages: readonly object[], stream = false) =>
  readCompletion(`${server.url}/v1/chat/completions`, { model, messages, stream });

const system = { role: "system", content: "What is 6*7?" };
const user = { role: "user", content: "What is 6*7?" };
const assistant = { role: "assistant", content: "It is" };

test.each([
  ["a system message only", [system]],
  ["system messages only", [{ ...system, content: "Be kind." }, system]],
  ["an assistant message last", [user, assistant]],
  ["an assistant message only", [assistant]],
  ["an assistant message without content last", [user, { role: "assistant", content: null }]],
])("%s: answered, by every model, streamed and not", async (_what, messages) => {
  for (const model of ["builtin", "openai-compatible:small"]) {
    for (const stream of [false, true]) {
      const { status, content } = await complete(model, messages, stream);
      expect([status, content]).toEqual([200, expect.stringMatching(/\S/)]);
    }
  }
});

test("a system message alone is the question", async () => {
  expect((await complete("builtin", [system])).content).toBe("6*7 is 42.");
});

const called = (args: unknown) => [
  user,
  {
    role: "assistant",
    content: null,
    tool_calls: [{ id: "a", type: "function", function: { name: "f", arguments: args } }],
  },
  { role: "tool", tool_call_id: "a", content: "failed" },
];

test.each([
  ["empty", ""],
  ["spaces", "  "],
  ["cut off", '{"a": [1, 2'],
  ["null", null],
  ["the string null", "null"],
  ["missing", undefined],
  ["a list", "[1]"],
  ["a string", '"a"'],
])("a history whose arguments are %s reaches the model as {}", async (_what, args) => {
  const { status } = await complete("openai-compatible:small", called(args));
  expect(status).toBe(200);
  expect(peer.requests.at(-1)?.messages.flatMap(({ tool_calls = [] }) => tool_calls)).toMatchObject([
    { function: { name: "f", arguments: "{}" } },
  ]);
});

test("arguments given as an object reach it as text", async () => {
  await complete("openai-compatible:small", called({ a: 1 }));
  expect(peer.requests.at(-1)?.messages[2]?.tool_calls).toMatchObject([{ function: { arguments: '{"a":1}' } }]);
});

test("invalid arguments from the model's own earlier turn go back as {} too", async () => {
  await complete("openai-compatible:small", [{ role: "user", content: "[1]" }]);
  expect(peer.requests.at(-1)?.messages.flatMap(({ tool_calls = [] }) => tool_calls)).toMatchObject([
    { function: { name: "calculate", arguments: "{}" } },
  ]);
});
