import { startLlmServer } from "@twinhost/testing";
import { tools } from "@twinhost/tools";
import { streamText } from "ai";
import { describe, expect, test } from "vitest";
import { chooseModel, modelSettings } from "../src/model/model-settings.ts";
import { createModels } from "../src/model/models.ts";
import { ask, post } from "./support/ask.ts";
import { startLlmApp } from "./support/llm-app.ts";
import { anthropicMessages } from "./support/peers/anthropic-messages.ts";
import { googleGenerateContent } from "./support/peers/google-generate-content.ts";
import { startModelPeer } from "./support/peers/model-peer.ts";
import { openAiChat } from "./support/peers/openai-chat.ts";
import { openAiResponses } from "./support/peers/openai-responses.ts";
import { type Asked, CALL_ID, type Turn, USAGE, type WireFormat } from "./support/peers/wire-format.ts";

const KEY = "sk-secret-of-this-test";

interface Provider {
  readonly model: string;
  readonly keySetting: string;
  readonly basePath: string;
  readonly format: WireFormat;
}

const PROVIDERS: Provider[] = [
  { model: "openai:gpt-5", keySetting: "OPENAI_API_KEY", basePath: "/v1", format: openAiResponses },
  { model: "openai:gpt-4.1", keySetting: "OPENAI_API_KEY", basePath: "/v1", format: openAiResponses },
  {
    model: "anthropic:claude-sonnet-4-5",
    keySetting: "ANTHROPIC_API_KEY",
    basePath: "/v1",
    format: anthropicMessages,
  },
  {
    model: "google:gemini-2.5-flash",
    keySetting: "GOOGLE_GENERATIVE_AI_API_KEY",
    basePath: "/v1beta",
    format: googleGenerateContent,
  },
  ...["openai-compatible:small", "ollama:llama3:8b", "vllm:org/name", "llamacpp:any", "lmstudio:qwen"].map((model) => ({
    model,
    keySetting: "MODEL_API_KEY",
    basePath: "/v1",
    format: openAiChat,
  })),
];

const nameOf = (model: string): string => model.slice(model.indexOf(":") + 1);

/** Calculates once, then states the result. */
const calculates = ({ results }: Asked): Turn => {
  const [first] = results as readonly { result: { result: string } }[];
  return first
    ? { text: `The answer is ${first.result.result}.` }
    : { call: { name: "calculate", arguments: { expression: "6 * 7" } } };
};

const open = async (provider: Provider, respond: (asked: Asked) => Turn, key = KEY) => {
  const peer = await startModelPeer(provider.format, KEY, respond);
  const settings = {
    MODEL: provider.model,
    MODEL_BASE_URL: `${peer.url}${provider.basePath}`,
    [provider.keySetting]: key,
  };
  return { peer, settings, server: await startLlmApp(settings) };
};

describe.each(PROVIDERS)("$model", (provider) => {
  const { model, keySetting, format } = provider;

  test("it is asked in its own format, offered the tools, gets their results, and answers", async () => {
    const { peer, server } = await open(provider, calculates);
    const { status, body } = await ask(server, "What is 6 times 7?");
    expect(body).toMatchObject({
      answer: "The answer is 42.",
      model,
      tool_calls: [{ tool: "calculate", arguments: { expression: "6 * 7" }, result: { result: "42", value: 42 } }],
    });
    expect(status).toBe(200);

    const [first, second] = peer.requests;
    expect(peer.requests).toHaveLength(2);
    expect(first).toMatchObject({ model: nameOf(model), path: format.path(nameOf(model), false), results: [] });
    expect(first?.system).toContain("Use the tools");
    expect(first?.tools.map(({ name }) => name)).toEqual(tools.map(({ name }) => name));
    expect(first?.tools.find(({ name }) => name === "calculate")).toMatchObject({
      description: expect.stringMatching(/\w/),
      schema: { properties: { expression: { type: "string" } }, required: ["expression"] },
    });
    expect(second?.results).toEqual([{ callId: CALL_ID, result: { result: "42", value: 42 } }]);
  });

  test("a failing tool is reported to it as a result", async () => {
    const { peer, server } = await open(provider, ({ results }) =>
      results.length > 0
        ? { text: "It cannot be done." }
        : { call: { name: "calculate", arguments: { expression: "1/0" } } },
    );
    const { body } = await ask(server, "What is one by zero?");
    expect(body).toMatchObject({ answer: "It cannot be done.", tool_calls: [{ error: { code: "refused_input" } }] });
    expect(JSON.stringify(peer.requests[1]?.results)).toContain("refused_input");
  });

  test("chat completions: usage, limit and finish reason", async () => {
    const { peer, server } = await open(provider, () => ({ text: "Once upon a", isCut: true }));
    const { body } = await post(`${server.url}/v1/chat/completions`, {
      model,
      messages: [{ role: "user", content: "Tell me a story" }],
      max_tokens: 32,
    });
    expect(body).toMatchObject({
      model,
      choices: [{ message: { content: "Once upon a" }, finish_reason: "length" }],
      usage: { prompt_tokens: USAGE.input, completion_tokens: USAGE.output },
    });
    expect(peer.requests[0]?.maxTokens).toBe(32);
  });

  test("it streams text and calls", async () => {
    const { settings, peer } = await open(provider, calculates);
    const models = await createModels(modelSettings.parse(settings));
    const stream = streamText({ model: models.default.model, prompt: "What is 6 times 7?" });
    const calls = await stream.toolCalls;
    expect(calls).toMatchObject([{ toolCallId: CALL_ID, toolName: "calculate", input: { expression: "6 * 7" } }]);

    const texts = await open(provider, () => ({ text: "A sentence in several pieces." }));
    const told = await createModels(modelSettings.parse(texts.settings));
    const { textStream, finishReason, usage } = streamText({ model: told.default.model, prompt: "Hello" });
    const seen: string[] = [];
    for await (const text of textStream) seen.push(text);
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.join("")).toBe("A sentence in several pieces.");
    expect(await finishReason).toBe("stop");
    expect(await usage).toMatchObject({ inputTokens: USAGE.input, outputTokens: USAGE.output });
    expect(peer.requests[0]).toMatchObject({ isStream: true, path: format.path(nameOf(model), true) });
  });

  test("a refused key is a coded failure that names the setting, and never the key", async () => {
    const { server } = await open(provider, calculates, "sk-wrong");
    const { status, body } = await ask(server, "Hello");
    expect({ status, body }).toMatchObject({ status: 503, body: { code: "engine_unavailable" } });
    expect(JSON.stringify(body)).toContain(`Check ${keySetting}.`);
    expect(JSON.stringify(body)).not.toContain("sk-");
  });

  test("GET /v1/models lists it first, then the builtin one", async () => {
    const { server } = await open(provider, calculates);
    const response = await fetch(`${server.url}/v1/models`);
    const [ownedBy] = model.split(":");
    expect(await response.json()).toMatchObject({
      data: [
        { id: model, owned_by: ownedBy },
        { id: "builtin", owned_by: "twinhost" },
      ],
    });
  });
});

test("MODEL_API_KEY and MODEL_BASE_URL override the provider's defaults", () => {
  const settings = modelSettings.parse({
    MODEL: "anthropic:claude-sonnet-4-5",
    ANTHROPIC_API_KEY: "usual",
    MODEL_API_KEY: "wins",
    MODEL_BASE_URL: "http://127.0.0.1:1/v1",
  });
  expect(chooseModel(settings)).toMatchObject({
    apiKey: "wins",
    keySetting: "MODEL_API_KEY",
    baseUrl: "http://127.0.0.1:1/v1",
  });
});

test("a provider's own key goes to that provider only", () => {
  const settings = modelSettings.parse({ MODEL: "ollama:llama3", OPENAI_API_KEY: "not for others" });
  expect(chooseModel(settings)?.apiKey).toBeUndefined();
});

test("the key is in no line of the log, at any level", async () => {
  const [anthropic] = PROVIDERS.filter(({ keySetting }) => keySetting === "ANTHROPIC_API_KEY") as [Provider];
  const peer = await startModelPeer(anthropic.format, "another key", calculates);
  const server = await startLlmServer({
    TOOL_TRANSPORT: "in-process",
    LOG_LEVEL: "trace",
    MODEL: anthropic.model,
    MODEL_BASE_URL: `${peer.url}/v1`,
    ANTHROPIC_API_KEY: KEY,
  });
  const { body } = await ask(server, "Hello");
  expect(body).toMatchObject({ code: "engine_unavailable" });
  await expect.poll(() => server.log()).toContain("the model failed");
  expect(server.log()).not.toContain(KEY);
});
