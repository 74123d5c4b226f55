import { beforeAll, describe, expect, test } from "vitest";
import { ask, health, post } from "./support/ask.ts";
import { loadCalculator, startLlmApp } from "./support/llm-app.ts";

let server: { url: string };
beforeAll(async () => {
  await loadCalculator();
  server = await startLlmApp();
});

const turn = (role: string, ...parts: unknown[]) => ({ id: "1", role, parts });
const text = { type: "text", text: "hi" };

describe("POST /query", () => {
  test("answers with its tool calls", async () => {
    const { status, body } = await ask(server, "What is 15% of 240?");
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(["answer", "model", "transport", "tool_calls", "timing"]);
    expect(body).toMatchObject({ answer: "15% of 240 is 36.", model: "builtin", transport: "in-process" });
    expect(Object.keys(body.tool_calls[0] ?? {})).toEqual([
      "tool",
      "arguments",
      "result",
      "transport",
      "duration_ms",
      "timing",
    ]);
  });

  test("accepts earlier turns, including tool parts", async () => {
    const messages = [
      turn("user", text),
      turn("assistant", {
        type: "dynamic-tool",
        toolName: "calculate",
        toolCallId: "c1",
        state: "output-available",
        input: { expression: "1+1" },
        output: { result: "2", value: 2 },
      }),
      turn("assistant", { type: "text", text: "The house is big." }),
    ];
    const { status, body } = await ask(server, "translate that into Spanish", { messages });
    expect(status).toBe(200);
    expect(body.tool_calls).toMatchObject([{ tool: "translate", arguments: { text: "The house is big." } }]);
  });

  test.each([
    ["no query", {}],
    ["an empty query", { query: " \n" }],
    ["a query that is not a string", { query: 1 }],
    ["an over-long query", { query: "x".repeat(24_001) }],
    ["an unknown transport", { query: "hi", transport: "pigeon" }],
    ["an unknown model", { query: "hi", model: "nobody:gpt" }],
    ["instructions that are too long", { query: "hi", instructions: "x".repeat(8_001) }],
    ["messages that are not a list", { query: "hi", messages: {} }],
    ["invalid messages", { query: "hi", messages: [{ role: "user", content: "hi" }] }],
    ["a system message", { query: "hi", messages: [turn("system", text)] }],
    [
      "a file to fetch",
      { query: "hi", messages: [turn("user", { type: "file", mediaType: "image/png", url: "http://127.0.0.1:1/" })] },
    ],
    ["a list", []],
    ["a scalar", "3"],
    ["null", "null"],
  ])("%s: 422", async (_what, body) => {
    const reply = await post(`${server.url}/query`, body);
    expect(reply).toMatchObject({ status: 422, body: { code: "invalid_arguments", status: 422, retryable: false } });
    expect(reply.contentType).toContain("application/problem+json");
  });

  test("malformed JSON: 400; another method: 405; another type: 415; no JSON accepted: 406; too large: 413", async () => {
    expect(await post(`${server.url}/query`, "{")).toMatchObject({ status: 400, body: { code: "bad_request" } });
    const get = await fetch(`${server.url}/query`);
    expect([get.status, get.headers.get("allow")]).toEqual([405, "POST"]);
    const asText = { method: "POST", headers: { "content-type": "text/plain" }, body: '{"query":"hi"}' };
    expect((await fetch(`${server.url}/query`, asText)).status).toBe(415);
    const asHtml = {
      method: "POST",
      headers: { "content-type": "application/json", accept: "text/html" },
      body: '{"query":"hi"}',
    };
    expect((await fetch(`${server.url}/query`, asHtml)).status).toBe(406);
    expect(await post(`${server.url}/query`, { query: "x".repeat(9_100_000) })).toMatchObject({ status: 413 });
  });

  test.each(["한글 🙂👨‍👩‍👧 é", "a\u0000b", "lone \ud800 surrogate"])("%j comes back unchanged", async (odd) => {
    const { status, body } = await ask(server, `search the docs for ${odd}`);
    expect(status).toBe(200);
    expect(body.tool_calls).toMatchObject([{ arguments: { query: odd } }]);
  });
});

describe("the OpenAI API", () => {
  const complete = (body: unknown) => post(`${server.url}/v1/chat/completions`, body);
  const messages = [{ role: "user", content: "12 더하기 30" }];

  const TOOL = { type: "function", function: { name: "look_up" } };
  const CALLING = {
    role: "assistant",
    tool_calls: [{ id: "c1", type: "function", function: { name: "look_up", arguments: "{}" } }],
  };
  const choosing = (name: string) => ({
    model: "builtin",
    messages,
    tools: [TOOL],
    tool_choice: { type: "function", function: { name } },
  });
  const withTurns = (...turns: unknown[]) => ({ model: "builtin", messages: [...messages, ...turns] });

  test("a completion, with counted usage", async () => {
    const { status, body } = await complete({ model: "builtin", messages, stream: false });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      object: "chat.completion",
      model: "builtin",
      choices: [
        { index: 0, message: { role: "assistant", content: "답은 42입니다. (계산: 12 + 30)" }, finish_reason: "stop" },
      ],
    });
    const usage = body.usage as Record<string, number>;
    expect(usage.prompt_tokens).toBeGreaterThan(0);
    expect(usage.completion_tokens).toBeGreaterThan(0);
    expect(usage.total_tokens).toBe((usage.prompt_tokens ?? 0) + (usage.completion_tokens ?? 0));
  });

  test("lists the models", async () => {
    const response = await fetch(`${server.url}/v1/models`);
    expect(await response.json()).toMatchObject({
      object: "list",
      data: [{ id: "builtin", object: "model", owned_by: "twinhost" }],
    });
  });

  test.each([
    ["an unknown model", { model: "gpt-9", messages }, 404, "model"],
    ["no messages", { model: "builtin", messages: [] }, 400, "messages"],
    ["messages missing", { model: "builtin" }, 400, "messages"],
    ["no model", { messages }, 400, "model"],
    [
      "a tool without a function",
      { model: "builtin", messages, tools: [{ type: "function" }] },
      400,
      "tools.0.function",
    ],
    ["a tool that is not a function", { model: "builtin", messages, tools: [{ type: "web" }] }, 400, "tools.0.type"],
    ["two tools with the same name", { model: "builtin", messages, tools: [TOOL, TOOL] }, 400, "tools"],
    ["an invalid tool choice", { model: "builtin", messages, tool_choice: "some" }, 400, "tool_choice"],
    ["a choice of a missing tool", choosing("no_such_tool"), 400, "tool_choice"],
    ["the legacy functions", { model: "builtin", messages, functions: [] }, 400, "functions"],
    [
      "an unsupported format",
      { model: "builtin", messages, response_format: { type: "json_object" } },
      400,
      "response_format.type",
    ],
    ["stream options without a stream", { model: "builtin", messages, stream_options: {} }, 400, "stream_options"],
    ["no tokens for an answer", { model: "builtin", messages, max_tokens: 0 }, 400, "max_tokens"],
    ["a tool message without a call", withTurns({ role: "tool", tool_call_id: "x", content: "1" }), 400, "messages"],
    ["a call without its tool message", withTurns(CALLING, ...messages), 400, "messages"],
    ["two choices", { model: "builtin", messages, n: 2 }, 400, "n"],
    ["an unknown role", { model: "builtin", messages: [{ role: "boss", content: "hi" }] }, 400, "messages.0.role"],
    [
      "an image",
      { model: "builtin", messages: [{ role: "user", content: [{ type: "image_url" }] }] },
      400,
      "messages.0.content",
    ],
    ["malformed JSON", "{", 400, null],
  ])("%s: OpenAI's error format", async (_what, body, status, param) => {
    const reply = await complete(body);
    expect(reply.status).toBe(status);
    expect(reply.body).toEqual({
      error: { message: expect.any(String), type: "invalid_request_error", param, code: expect.any(String) },
    });
  });

  test("a tool choice of allowed tools is refused, with what to send instead", async () => {
    const tool_choice = { type: "allowed_tools", allowed_tools: { mode: "auto", tools: [] } };
    const { status, body } = await complete({ model: "builtin", messages, tool_choice });
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { param: "tool_choice", message: /send only the tools that may be called/ } });
  });

  test("refuses another method and an unknown path", async () => {
    for (const [path, status] of [
      ["/v1/chat/completions", 405],
      ["/v1/nothing", 404],
    ] as const) {
      const response = await fetch(server.url + path);
      expect(response.status).toBe(status);
      expect(await response.json()).toMatchObject({ error: { type: "invalid_request_error" } });
    }
  });
});

test("GET /health reports the state of the tools", async () => {
  expect(await health(server)).toEqual({ status: "healthy", tools: { status: "healthy", transport: "in-process" } });
});
