import type { IncomingMessage } from "node:http";
import { tools } from "@twinhost/tools";
import { describe, expect, test } from "vitest";
import { ask, post } from "./support/ask.ts";
import { startLlmApp } from "./support/llm-app.ts";
import { type PeerRequest, startOpenAiPeer, toolCall } from "./support/openai-peer.ts";

const settings = (peer: { url: string }) => ({
  MODEL: "openai-compatible:small",
  MODEL_BASE_URL: peer.url,
  MODEL_API_KEY: "secret-key",
});

const lastOf = ({ messages }: PeerRequest) => messages.at(-1);

describe("the same tool loop for a model on an OpenAI-compatible server", () => {
  test("it is offered the tools, gets their results, and answers", async () => {
    const peer = await startOpenAiPeer((request) =>
      lastOf(request)?.role === "tool"
        ? { content: `It is ${JSON.parse(lastOf(request)?.content ?? "{}").result}.` }
        : toolCall("calculate", '{"expression":"6 * 7"}'),
    );
    const server = await startLlmApp(settings(peer));
    const { status, body } = await ask(server, "What is 6 times 7?");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      answer: "It is 42.",
      model: "openai-compatible:small",
      transport: "in-process",
      tool_calls: [{ tool: "calculate", arguments: { expression: "6 * 7" }, result: { result: "42", value: 42 } }],
    });
    expect(body.tool_calls[0]?.duration_ms).toBeGreaterThan(0);
    expect(peer.requests[0]?.model).toBe("small");
    expect(peer.requests[0]?.tools?.map((tool) => tool.function.name)).toEqual(tools.map(({ name }) => name));
    expect(peer.headers[0]?.authorization).toBe("Bearer secret-key");
  });

  test("a question chooses among the configured models, and adds its own instructions", async () => {
    const peer = await startOpenAiPeer(() => ({ content: "Fine." }));
    const server = await startLlmApp({ ...settings(peer), MODELS: "openai-compatible:large, builtin" });
    const { body } = await ask(server, "How are you?", {
      model: "openai-compatible:large",
      instructions: "Answer in one word.",
    });
    expect(body).toMatchObject({ answer: "Fine.", model: "openai-compatible:large" });
    expect(peer.requests[0]?.model).toBe("large");
    expect(peer.requests[0]?.messages[0]).toMatchObject({
      role: "system",
      content: expect.stringMatching(/\n\nAnswer in one word\.$/),
    });
    expect((await ask(server, "1 + 1?", { model: "builtin" })).body.model).toBe("builtin");
    expect((await ask(server, "How are you?")).body.model).toBe("openai-compatible:small");
    const unknown = await post(`${server.url}/query`, { query: "hi", model: "openai-compatible:huge" });
    expect(unknown).toMatchObject({
      status: 422,
      body: { detail: "model must be one of openai-compatible:small, openai-compatible:large, builtin" },
    });
  });

  test("a failing tool is reported to the model as a result", async () => {
    const peer = await startOpenAiPeer((request) =>
      lastOf(request)?.role === "tool"
        ? { content: `Sorry: ${lastOf(request)?.content}` }
        : toolCall("calculate", '{"expression":"1/0"}'),
    );
    const { body } = await ask(await startLlmApp(settings(peer)), "What is one by zero?");
    expect(body.answer).toContain("refused_input");
    expect(body.tool_calls).toMatchObject([{ error: { code: "refused_input" } }]);
  });

  test.each([
    ["an unknown tool", "no_such_tool", "{}", "unknown_tool"],
    ["__proto__ as a tool", "__proto__", "{}", "unknown_tool"],
    ["arguments that do not match the schema", "calculate", '{"expr":1}', "invalid_arguments"],
    ["arguments that are not an object", "calculate", "[1]", "invalid_arguments"],
    ["arguments that are not JSON", "calculate", '{"expression":', "invalid_arguments"],
  ])("%s: the model is told, and the call is recorded with its code", async (_what, name, args, code) => {
    const peer = await startOpenAiPeer((request) =>
      lastOf(request)?.role === "tool" ? { content: "I was wrong." } : toolCall(name, args),
    );
    const { status, body } = await ask(await startLlmApp(settings(peer)), "Please do it");
    expect(status).toBe(200);
    expect(body.answer).toBe("I was wrong.");
    expect(body.tool_calls).toMatchObject([{ tool: name, error: { code } }]);
  });

  test("several tools at once, and a model that never stops calling", async () => {
    const peer = await startOpenAiPeer((request) =>
      request.tool_choice === "none" || !request.tools
        ? { content: "Enough." }
        : {
            tool_calls: [
              ...toolCall("calculate", '{"expression":"1+1"}', `a${request.messages.length}`).tool_calls,
              ...toolCall("calculate", '{"expression":"2+2"}', `b${request.messages.length}`).tool_calls,
            ],
          },
    );
    const { body } = await ask(await startLlmApp(settings(peer)), "Go on forever");
    expect(body.answer).toBe("Enough.");
    expect(body.tool_calls).toHaveLength(10);
    expect(body.tool_calls.every(({ result }) => result)).toBe(true);
  });

  test("earlier turns reach the model in order", async () => {
    const peer = await startOpenAiPeer(() => ({ content: "Yes." }));
    const messages = [
      { id: "1", role: "user", parts: [{ type: "text", text: "My name is Mina." }] },
      { id: "2", role: "assistant", parts: [{ type: "text", text: "Hello Mina." }] },
    ];
    await ask(await startLlmApp(settings(peer)), "Do you know my name?", { messages });
    const turns = peer.requests[0]?.messages.filter(({ role }) => role !== "system");
    expect(turns?.map(({ role, content }) => [role, content])).toEqual([
      ["user", "My name is Mina."],
      ["assistant", "Hello Mina."],
      ["user", "Do you know my name?"],
    ]);
  });

  test("chat completions pass on sampling, instructions and usage", async () => {
    const peer = await startOpenAiPeer(() => ({ content: "Fine." }));
    const server = await startLlmApp(settings(peer));
    const { status, body } = await post(`${server.url}/v1/chat/completions`, {
      model: "openai-compatible:small",
      messages: [
        { role: "system", content: "Be kind." },
        { role: "user", content: [{ type: "text", text: "How are you?" }] },
      ],
      temperature: 0.5,
      max_completion_tokens: 20,
      stop: "END",
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      choices: [{ message: { role: "assistant", content: "Fine." }, finish_reason: "stop" }],
      usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
    });
    expect(peer.requests[0]).toMatchObject({ temperature: 0.5, max_tokens: 20, stop: ["END"] });
    expect(peer.requests[0]?.messages[0]?.content).toContain("Be kind.");
  });
});

describe("the model is unavailable", () => {
  test.each([
    [401, 503, "engine_unavailable"],
    [404, 503, "engine_unavailable"],
    [500, 503, "engine_unavailable"],
    [429, 429, "rate_limited"],
    [400, 422, "refused_input"],
  ])("its server answers %d: %d %s, quoting its message unless it is about a key", async (peerStatus, status, code) => {
    const peer = await startOpenAiPeer((_request, response) => {
      response.statusCode = peerStatus;
      response.end(JSON.stringify({ error: { message: "quota of \nsk-secret0123456789 gone", type: "x" } }));
      return undefined;
    });
    const server = await startLlmApp(settings(peer));
    const reply = await ask(server, "hello");
    expect(reply.status).toBe(status);
    expect(reply.contentType).toContain("application/problem+json");
    expect(reply.body).toMatchObject({ code, status });
    expect(JSON.stringify(reply.body)).not.toMatch(/sk-secret|secret-key|at .*\.[jt]s/);
    expect(JSON.stringify(reply.body).includes("quota of [key] gone")).toBe(peerStatus !== 401);
  });

  test("no server, or one that is no model: 503 in both error formats; the builtin model still answers", async () => {
    const peer = await startOpenAiPeer(() => undefined);
    peer.close();
    const server = await startLlmApp(settings(peer));
    const reply = await ask(server, "2 + 2?");
    expect(reply).toMatchObject({ status: 503, body: { code: "engine_unavailable", retryable: true } });
    const messages = [{ role: "user", content: "2 + 2?" }];
    const completion = await post(`${server.url}/v1/chat/completions`, { model: "openai-compatible:small", messages });
    expect(completion).toMatchObject({
      status: 503,
      body: { error: { type: "server_error", code: "engine_unavailable" } },
    });
    const builtin = await post(`${server.url}/v1/chat/completions`, { model: "builtin", messages });
    expect(builtin).toMatchObject({ status: 200, body: { choices: [{ message: { content: "2 + 2 is 4." } }] } });

    const page = await startOpenAiPeer((_request, response) => {
      response.end("<html>");
      return undefined;
    });
    expect(await ask(await startLlmApp(settings(page)), "hi")).toMatchObject({
      status: 503,
      body: { code: "engine_unavailable" },
    });
  });

  test("a stream that ends before the answer does: 503", async () => {
    const peer = await startOpenAiPeer((_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" }).end();
      return undefined;
    });
    const server = await startLlmApp(settings(peer));
    const messages = [{ role: "user", content: "hello" }];
    const reply = await post(`${server.url}/v1/chat/completions`, {
      model: "openai-compatible:small",
      messages,
      stream: true,
    });
    expect(reply).toMatchObject({ status: 503, body: { error: { code: "engine_unavailable" } } });
  });

  test("a caller that leaves stops the model's work", async () => {
    const asked = Promise.withResolvers<IncomingMessage>();
    const left = Promise.withResolvers<void>();
    const peer = await startOpenAiPeer((_request, response, incoming) => {
      response.once("close", () => left.resolve());
      asked.resolve(incoming);
      return undefined;
    });
    const server = await startLlmApp(settings(peer));
    const caller = new AbortController();
    const leaving = fetch(`${server.url}/query`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"query":"hello"}',
      signal: caller.signal,
    });
    await asked.promise;
    caller.abort();
    await expect(leaving).rejects.toThrow();
    await left.promise;
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
  });
});
