import type { ServerResponse } from "node:http";
import { describe, expect, test } from "vitest";
import { post } from "./support/ask.ts";
import { startLlmApp } from "./support/llm-app.ts";
import { type PeerRequest, startOpenAiPeer } from "./support/openai-peer.ts";
import { readCompletion } from "./support/read-completion.ts";

const MODEL = "openai-compatible:small";
const modelAt = (peer: { url: string }) => ({ MODEL, MODEL_BASE_URL: peer.url });
const json = (response: ServerResponse, body: unknown, status = 200, headers = {}) => {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
  return undefined;
};
const sse = (response: ServerResponse, events: readonly unknown[]) => {
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (const data of events) response.write(`data: ${typeof data === "string" ? data : JSON.stringify(data)}\n\n`);
  response.end();
  return undefined;
};
const chunk = (delta: object, more: object = {}) => ({
  id: "1",
  object: "chat.completion.chunk",
  choices: [{ index: 0, delta, finish_reason: null, ...more }],
});
const said = (content: string) => chunk({ role: "assistant", content });
const finished = chunk({}, { finish_reason: "stop" });
const completion = (message: object, more: object = {}) => ({
  choices: [{ index: 0, message: { role: "assistant", ...message }, finish_reason: "stop" }],
  ...more,
});

/** Every route, streamed or not. */
const askAll = async (respond: (request: PeerRequest, response: ServerResponse) => undefined) => {
  const peer = await startOpenAiPeer(respond);
  const server = await startLlmApp(modelAt(peer));
  const complete = (stream: boolean, more: object = {}) =>
    readCompletion(`${server.url}/v1/chat/completions`, {
      model: MODEL,
      messages: [{ role: "user", content: "Go" }],
      stream,
      ...more,
    });
  return { peer, server, complete, query: () => post(`${server.url}/query`, { query: "Go" }) };
};

describe("a stream from another vendor", () => {
  test.each<[string, unknown[]]>([
    ["chunks of other kinds between", [{ object: "billing.summary", cost: 1 }, said("Fine."), {}, null, 1, finished]],
    ["another kind after the end", [said("Fine."), finished, { object: "billing.summary" }, "[DONE]"]],
    ["an error after the end", [said("Fine."), finished, { error: { message: "late" } }, { object: "error" }]],
    ["invalid JSON after the end", [said("Fine."), finished, "oops", "{"]],
    ["invalid usage", [said("Fine."), { ...finished, usage: "none" }]],
    ["odd fields", [{ ...said("Fine."), created: "now", id: 7 }, chunk({ role: "model", content: null }), finished]],
    ["the end without a reason", [said("Fine."), "[DONE]"]],
    ["a message in place of a delta", [{ choices: [{ message: { content: "Fine." }, finish_reason: "stop" }] }]],
  ])("%s: answered", async (_what, events) => {
    const { complete } = await askAll((_request, response) => sse(response, events));
    expect(await complete(true)).toMatchObject({ content: "Fine.", finishReason: "stop", error: undefined });
  });

  test("a connection that breaks after the end", async () => {
    const { complete } = await askAll((_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      const events = [said("Fine."), finished].map((event) => `data: ${JSON.stringify(event)}\n\n`);
      response.write(events.join(""), () => response.destroy());
      return undefined;
    });
    expect(await complete(true)).toMatchObject({ content: "Fine.", finishReason: "stop", error: undefined });
  });

  test("counts as text, arguments as an object", async () => {
    const { complete } = await askAll((_request, response) =>
      sse(response, [
        chunk({ tool_calls: [{ index: "0", id: 5, function: { name: "lookup", arguments: { a: 1 } } }] }),
        { ...chunk({}, { finish_reason: "tool_calls" }), usage: { prompt_tokens: "7", completion_tokens: "2" } },
      ]),
    );
    const tools = [{ type: "function", function: { name: "lookup" } }];
    const reply = await complete(true, { tools, stream_options: { include_usage: true } });
    expect(reply.calls).toMatchObject([{ function: { name: "lookup", arguments: '{"a":1}' } }]);
    expect(reply.raw).toContain('"prompt_tokens":7,"completion_tokens":2');
  });

  test.each<[string, unknown[]]>([
    ["an error", [{ error: { message: "Out of memory", type: "x" } }]],
    ["an error as text", [{ error: "Out of memory" }]],
    ["an object of type error", [{ object: "error", message: "Out of memory", code: 40303 }]],
    ["an error in the middle", [said("Well"), { error: { message: "Out of memory" } }]],
    ["invalid JSON", ["Out of memory"]],
  ])("%s: engine_unavailable, with its message", async (_what, events) => {
    const { complete } = await askAll((_request, response) => sse(response, events));
    expect((await complete(true)).error).toMatchObject({
      code: "engine_unavailable",
      message: expect.stringContaining("Out of memory"),
    });
  });

  test("one piece of JSON instead of a stream: answered, or its error reported", async () => {
    const whole = await askAll((_request, response) => json(response, completion({ content: "Fine." })));
    expect(await whole.complete(true)).toMatchObject({ content: "Fine.", finishReason: "stop" });
    const failed = await askAll((_request, response) => json(response, { error: { message: "Busy", code: 429 } }));
    const told = await failed.complete(true);
    expect(told.error).toMatchObject({ message: expect.stringContaining("Busy") });
    // On a busy machine the stream has begun by then.
    expect([429, 200]).toContain(told.status);
  });
});

describe("an answer in one piece from another vendor", () => {
  test.each([
    ["counts as text", { usage: { prompt_tokens: "7", completion_tokens: "2", total_tokens: "9" } }],
    ["invalid usage", { usage: "none" }],
    ["odd fields", { id: 5, created: "now", model: null, system_fingerprint: 1 }],
  ])("%s: answered", async (_what, more) => {
    const { query } = await askAll((_request, response) => json(response, completion({ content: "Fine." }, more)));
    expect(await query()).toMatchObject({ status: 200, body: { answer: "Fine." } });
  });

  test("arguments as an object, and a single call instead of a list", async () => {
    for (const tool_calls of [
      [{ function: { name: "lookup", arguments: { a: 1 } } }],
      { function: { name: "lookup", arguments: { a: 1 } } },
    ]) {
      const { complete } = await askAll((_request, response) =>
        json(response, completion({ content: null, tool_calls })),
      );
      const { calls } = await complete(false, { tools: [{ type: "function", function: { name: "lookup" } }] });
      expect(calls).toMatchObject([{ function: { name: "lookup", arguments: '{"a":1}' } }]);
    }
  });

  test.each<[string, unknown, number, string]>([
    ["an error", { error: { message: "Out of memory" } }, 503, "engine_unavailable"],
    ["an error as text", { error: "Out of memory" }, 503, "engine_unavailable"],
    ["an object of type error", { object: "error", message: "Out of memory", code: 1 }, 503, "engine_unavailable"],
    ["a detail", { detail: "Out of memory" }, 503, "engine_unavailable"],
    ["a rate limit", { error: { message: "Out of memory", code: 429 } }, 429, "rate_limited"],
  ])("%s inside HTTP 200: coded, with its message", async (_what, body, status, code) => {
    const { query } = await askAll((_request, response) => json(response, body));
    expect(await query()).toMatchObject({ status, body: { code, detail: expect.stringContaining("Out of memory") } });
  });

  test.each([
    ["broken JSON", '{"choices": [{"mess'],
    ["another kind", { object: "billing.summary" }],
    ["no choices", { choices: [] }],
    ["nothing", ""],
    ["a list", "[]"],
  ])("%s: 503, not 500", async (_what, body) => {
    const { query, complete } = await askAll((_request, response) => json(response, body));
    expect(await query()).toMatchObject({ status: 503, body: { code: "engine_unavailable" } });
    expect((await complete(true)).error).toMatchObject({ code: "engine_unavailable" });
  });
});

describe("a request that the provider refuses", () => {
  test.each<[string, number, unknown]>([
    ["OpenAI", 400, { error: { message: "Too long. maximum context length is 10", code: "context_length_exceeded" } }],
    ["vLLM", 400, { object: "error", message: "This model's maximum context length is 10 tokens.", code: 400 }],
    ["llama.cpp", 400, { error: { message: "the request exceeds the available context size", code: 400 } }],
    ["Anthropic", 400, { error: { type: "invalid_request_error", message: "prompt is too long: 11 tokens > 10" } }],
  ])("as too long, by %s: context_length_exceeded", async (_who, status, body) => {
    const { query, complete } = await askAll((_request, response) => json(response, body, status));
    expect(await query()).toMatchObject({ status: 422, body: { code: "refused_input" } });
    for (const stream of [false, true])
      expect(await complete(stream)).toMatchObject({ status: 400, error: { code: "context_length_exceeded" } });
  });

  test("for any other reason: it is reported, without asking for a shorter one", async () => {
    for (const body of [
      { error: { message: "temperature must be 1" } },
      { detail: [{ msg: "temperature must be 1" }] },
      "temperature must be 1",
    ]) {
      const { query } = await askAll((_request, response) => json(response, body, 400));
      const reply = await query();
      expect(reply).toMatchObject({ status: 422, body: { code: "refused_input" } });
      expect(reply.body.detail).toContain("temperature must be 1");
      expect(reply.body.detail).not.toContain("shorter");
    }
  });

  test("because it does not support tools: answered without them, and says so", async () => {
    const { peer, query, complete } = await askAll((request, response) => {
      if (request.tools) return json(response, { error: { message: "small does not support tools" } }, 400);
      return request.stream
        ? sse(response, [said("Fine."), finished])
        : json(response, completion({ content: "Fine." }));
    });
    const { body } = await query();
    expect(body.answer).toBe("Fine.\n\n(Answered without tools: this model does not support them.)");
    expect(peer.requests.at(-1)).not.toHaveProperty("tools");
    expect((await complete(true)).content).toBe(body.answer);
    const required = await complete(false, {
      tools: [{ type: "function", function: { name: "lookup" } }],
      tool_choice: "required",
    });
    expect(required).toMatchObject({ status: 422, error: { message: expect.stringContaining("tool_choice") } });
  });

  test("Retry-After as a date is passed on in seconds", async () => {
    const soon = new Date(Date.now() + 3_600_000).toUTCString();
    const { server } = await askAll((_request, response) => json(response, {}, 429, { "retry-after": soon }));
    const response = await fetch(`${server.url}/query`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"query":"Go"}',
    });
    expect(response.status).toBe(429);
    const seconds = Number(response.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(1_800);
    expect(seconds).toBeLessThanOrEqual(3_600);
  });
});

const calling = (expression: string, id: string | undefined, more: object = {}) => ({
  ...(id && { id }),
  type: "function",
  function: { name: "calculate", arguments: JSON.stringify({ expression }) },
  ...more,
});
const CALCULATE = { type: "function", function: { name: "calculate", parameters: { type: "object" } } };
const calls = (reply: { calls: readonly { function: { arguments: string } }[] }) =>
  reply.calls.map(({ function: called }) => called.arguments);
const ONE_AND_TWO = ['{"expression":"1+1"}', '{"expression":"2+2"}'];

describe("an error as the first event of a stream, inside HTTP 200 (LM Studio)", () => {
  const failing = (response: ServerResponse, message: string) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(`data: ${JSON.stringify(chunk({ role: "assistant", content: "" }))}\n\n`);
    response.end(`event: error\ndata: ${JSON.stringify({ error: { message } })}\n\n`);
    return undefined;
  };

  test("that refuses tools: answered without them", async () => {
    const { peer, complete } = await askAll((request, response) =>
      request.tools ? failing(response, "small does not support tools") : sse(response, [said("Fine."), finished]),
    );
    const { content } = await complete(true);
    expect(content).toBe("Fine.\n\n(Answered without tools: this model does not support them.)");
    expect(peer.requests.at(-1)).not.toHaveProperty("tools");
  });

  test("any other: reported with a status, not in the middle of an answer", async () => {
    const { complete } = await askAll((_request, response) => failing(response, "Model unloaded."));
    expect((await complete(true)).error).toMatchObject({
      code: "engine_unavailable",
      message: expect.stringContaining("Model unloaded."),
    });
  });
});

describe("Groq's tool_use_failed", () => {
  const refusing = (failed_generation: string) => (request: PeerRequest, response: ServerResponse) => {
    const isAfterCall = request.messages.some(({ role }) => role === "tool");
    if (isAfterCall)
      return request.stream ? sse(response, [said("2."), finished]) : json(response, completion({ content: "2." }));
    const error = { message: "Failed to call a function.", type: "invalid_request_error", code: "tool_use_failed" };
    return json(response, { error: { ...error, failed_generation } }, 400);
  };

  test.each([
    '<function=calculate{"expression": "1+1"}</function>',
    '<function=calculate>{"expression": "1+1"}</function>',
    '<function=calculate>{"expression": "1+1"}',
    '<tool_call>{"name": "calculate", "arguments": {"expression": "1+1"}}</tool_call>',
    '{"name": "calculate", "parameters": {"expression": "1+1"}}',
  ])("%s is read as the call that it contains", async (written) => {
    const { complete } = await askAll(refusing(written));
    for (const stream of [false, true]) {
      expect(calls(await complete(stream, { tools: [CALCULATE] }))).toEqual(['{"expression":"1+1"}']);
    }
  });

  test("text without a call: the refusal is reported", async () => {
    const { complete } = await askAll(refusing("I would calculate that."));
    for (const stream of [false, true]) {
      const { error } = await complete(stream, { tools: [CALCULATE] });
      expect(error?.message).toContain("Failed to call a function.");
    }
  });

  test("inside a stream", async () => {
    const { complete } = await askAll((_request, response) =>
      sse(response, [
        {
          error: {
            message: "Failed.",
            code: "tool_use_failed",
            failed_generation: '<function=calculate{"expression":"1+1"}</function>',
          },
        },
      ]),
    );
    expect(calls(await complete(true, { tools: [CALCULATE] }))).toEqual(['{"expression":"1+1"}']);
  });
});

describe("parallel calls that all have the index 0 (Ollama)", () => {
  test.each<[string, object[][]]>([
    ["in separate chunks", [[calling("1+1", "a", { index: 0 })], [calling("2+2", "b", { index: 0 })]]],
    ["in one chunk", [[calling("1+1", "a", { index: 0 }), calling("2+2", "b", { index: 0 })]]],
    ["without ids", [[calling("1+1", undefined, { index: 0 })], [calling("2+2", undefined, { index: 0 })]]],
    [
      "in pieces",
      [
        [{ index: 0, id: "a", function: { name: "calculate", arguments: "" } }],
        [{ index: 0, function: { arguments: '{"expression":' } }],
        [{ index: 0, function: { arguments: '"1+1"}' } }],
        [calling("2+2", "b", { index: 0 })],
      ],
    ],
    ["with separate indexes", [[calling("1+1", "a", { index: 0 })], [calling("2+2", "b", { index: 1 })]]],
    [
      "with the name and the id in each piece",
      [
        [{ index: 0, id: "a", function: { name: "calculate", arguments: '{"expression":' } }],
        [{ index: 0, id: "a", function: { name: "calculate", arguments: '"1+1"}' } }],
        [calling("2+2", "b", { index: 1 })],
      ],
    ],
  ])("%s", async (_what, chunks) => {
    const { complete } = await askAll((_request, response) =>
      sse(response, [...chunks.map((tool_calls) => chunk({ role: "assistant", tool_calls })), finished]),
    );
    const reply = await complete(true, { tools: [CALCULATE] });
    expect(calls(reply)).toEqual(ONE_AND_TWO);
    expect(reply.finishReason).toBe("tool_calls");
  });

  test("in one piece, with finish_reason stop", async () => {
    const tool_calls = [calling("1+1", "a", { index: 0 }), calling("2+2", "b", { index: 0 })];
    const { complete } = await askAll((_request, response) => json(response, completion({ content: "", tool_calls })));
    for (const stream of [false, true]) {
      const reply = await complete(stream, { tools: [CALCULATE] });
      expect([calls(reply), reply.finishReason]).toEqual([ONE_AND_TWO, "tool_calls"]);
    }
  });
});

test.each(["length", "content_filter"])("calls that were cut off (%s) are not to be run", async (finish_reason) => {
  const tool_calls = [calling("1+1", "a", { index: 0 })];
  const choices = [{ index: 0, message: { role: "assistant", content: "", tool_calls }, finish_reason }];
  const { complete } = await askAll((_request, response) => json(response, { choices }));
  for (const stream of [false, true]) {
    const reply = await complete(stream, { tools: [CALCULATE] });
    expect([reply.status, reply.finishReason]).toEqual([200, finish_reason]);
  }
});

test("Azure's chunks: without choices, and choices without a delta", async () => {
  const { complete } = await askAll((_request, response) =>
    sse(response, [
      { choices: [], prompt_filter_results: [{ prompt_index: 0 }] },
      said("Fi"),
      { choices: [{ index: 0, finish_reason: null, content_filter_offsets: { check_offset: 1 } }] },
      said("ne."),
      finished,
      { choices: [{ index: 0, finish_reason: null, content_filter_results: {} }] },
    ]),
  );
  expect(await complete(true)).toMatchObject({ content: "Fine.", finishReason: "stop", error: undefined });
});
