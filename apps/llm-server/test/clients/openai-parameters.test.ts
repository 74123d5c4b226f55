import OpenAI from "openai";
import { expect, test } from "vitest";
import { startLlmApp } from "../support/llm-app.ts";
import { startOpenAiPeer } from "../support/openai-peer.ts";
import { collect, ELSEWHERE, WEATHER } from "./served.ts";

const peer = await startOpenAiPeer(() => ({ content: "Fine." }));
const server = await startLlmApp({ MODEL: ELSEWHERE, MODEL_BASE_URL: peer.url });
const client = new OpenAI({ apiKey: "none", baseURL: `${server.url}/v1`, maxRetries: 0 });

type Body = Partial<OpenAI.ChatCompletionCreateParamsNonStreaming>;
const user = { role: "user", content: "Go" } as const;
const complete = (body: Body) => client.chat.completions.create({ model: ELSEWHERE, messages: [user], ...body });
const called: OpenAI.ChatCompletionAssistantMessageParam = {
  role: "assistant",
  content: null,
  tool_calls: [{ id: "a", type: "function", function: { name: WEATHER.name, arguments: "{}" } }],
};
const WEATHER_TOOL = { type: "function", function: { ...WEATHER, parameters: { type: "object" } } } as const;

/** The last column: what the model's server is sent. */
test.each<[string, Body, object]>([
  ["stop as a list", { stop: ["a", "b"] }, { stop: ["a", "b"] }],
  ["an empty stop list", { stop: [] }, { stop: undefined }],
  ["max_completion_tokens", { max_completion_tokens: 5 }, { max_tokens: 5 }],
  ["parallel_tool_calls", { parallel_tool_calls: false, tools: [WEATHER_TOOL] }, { parallel_tool_calls: false }],
  ["logprobs: false", { logprobs: false, modalities: ["text"], n: 1 }, { logprobs: undefined }],
])("%s is served", async (_what, body, sent) => {
  expect((await complete(body)).choices).toMatchObject([{ message: { content: "Fine." }, finish_reason: "stop" }]);
  for (const [name, value] of Object.entries(sent)) expect(peer.requests.at(-1)?.[name]).toEqual(value);
});

test.each<[string, OpenAI.ChatCompletionMessageParam[], object[]]>([
  ["a developer message", [{ role: "developer", content: "Be brief" }, user], [user]],
  [
    "a call and a result without content",
    [user, called, { role: "tool", tool_call_id: "a", content: null as unknown as string }],
    [user, { role: "assistant", content: "" }, { role: "tool", content: "" }],
  ],
  [
    "lists of text parts",
    [
      { role: "user", content: [{ type: "text", text: "one" }] },
      { role: "assistant", content: [{ type: "text", text: "two" }] },
      { role: "user", content: [{ type: "text", text: "three" }] },
    ],
    [{ content: "one" }, { content: "two" }, { content: "three" }],
  ],
  [
    "refusals",
    [
      user,
      { role: "assistant", content: [{ type: "refusal", refusal: "Never." }] },
      user,
      { role: "assistant", content: null, refusal: "No." },
      user,
    ],
    [user, { content: "Never." }, user, { content: "No." }, user],
  ],
])("%s: served", async (_what, messages, sent) => {
  await complete({ messages });
  expect(peer.requests.at(-1)?.messages.slice(1)).toMatchObject(sent);
});

test("a stream ends with usage if requested", async () => {
  const stream = await client.chat.completions.create({
    model: ELSEWHERE,
    messages: [user],
    stream: true,
    stream_options: { include_usage: true },
  });
  expect((await collect(stream)).at(-1)).toMatchObject({ choices: [], usage: { total_tokens: 15 } });
});

test.each<[string, Body, string, string]>([
  ["two choices", { n: 2 }, "n", "one choice"],
  ["logprobs", { logprobs: true }, "logprobs", "not served"],
  ["top_logprobs", { top_logprobs: 2 }, "top_logprobs", "not served"],
  ["audio output", { modalities: ["text", "audio"] }, "modalities.1", "only text"],
  ["five stops", { stop: ["a", "b", "c", "d", "e"] }, "stop", "one to four"],
  ["functions", { functions: [{ name: WEATHER.name }] }, "functions", "use tools"],
  ["a function_call", { function_call: "auto" }, "function_call", "use tools"],
  [
    "a function message",
    { messages: [user, { role: "function", name: WEATHER.name, content: "sunny" }] },
    "messages.1.role",
    "tool messages",
  ],
  [
    "an assistant message with function_call",
    { messages: [{ role: "assistant", function_call: { name: WEATHER.name, arguments: "{}" } }, user] },
    "messages.0.function_call",
    "use tool_calls",
  ],
])("%s: refused with the reason, in OpenAI's format", async (_what, body, param, why) => {
  await expect(complete(body)).rejects.toMatchObject({
    status: 400,
    param,
    error: { message: expect.stringContaining(why), type: "invalid_request_error" },
  });
});
