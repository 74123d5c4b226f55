import { beforeAll, describe, expect, test } from "vitest";
import { ask, post } from "./support/ask.ts";
import { loadCalculator, startLlmApp } from "./support/llm-app.ts";
import { type PeerRequest, startOpenAiPeer, toolCall } from "./support/openai-peer.ts";
import { readCompletion, type StreamedCompletion } from "./support/read-completion.ts";
import { askStreaming, textOf } from "./support/read-stream.ts";

beforeAll(loadCalculator);

const MODEL = "openai-compatible:small";
const modelAt = (peer: { url: string }) => ({ MODEL, MODEL_BASE_URL: peer.url });
const start = async (respond: Parameters<typeof startOpenAiPeer>[0]) => {
  const peer = await startOpenAiPeer(respond);
  return { peer, server: await startLlmApp(modelAt(peer)) };
};

const LOOKUP = { type: "function", function: { name: "lookup", parameters: { type: "object", properties: {} } } };
const asked = (content: string, more: object = {}) => ({
  model: MODEL,
  messages: [{ role: "user", content }],
  ...more,
});
const complete = (server: { url: string }, body: object): Promise<StreamedCompletion> =>
  readCompletion(`${server.url}/v1/chat/completions`, body);

const resultsIn = ({ messages }: PeerRequest) => messages.filter(({ role }) => role === "tool");
const callsIn = ({ messages }: PeerRequest) => messages.flatMap(({ tool_calls = [] }) => tool_calls);
const expression = (text: string, id?: string) => toolCall("calculate", JSON.stringify({ expression: text }), id);

describe("a model that calls tools whatever tool_choice says", () => {
  const stubborn = () =>
    start((request) => ({ content: "It is 2.", ...expression("1+1", `c${request.messages.length}`) }));

  test("ends with what was said in the last turn, in which no tools are offered", async () => {
    const { peer, server } = await stubborn();
    const { status, body } = await ask(server, "1+1?");
    expect([status, body.answer]).toEqual([200, "It is 2."]);
    expect(body.tool_calls).toHaveLength(5);
    expect(peer.requests.at(-1)).not.toHaveProperty("tools");
    expect(textOf(await askStreaming(server, "1+1?"))).toContain("It is 2.");
  });

  test("ends with what it said earlier if the last turn only calls tools", async () => {
    const { server } = await start((request) => ({
      ...(resultsIn(request).length === 0 && { content: "Let me see." }),
      ...expression("1+1", `c${request.messages.length}`),
    }));
    expect((await ask(server, "1+1?")).body.answer).toBe("Let me see.");
    expect((await complete(server, asked("1+1?", { stream: true }))).content).toBe("Let me see.");
  });

  test.each([false, true])("tool_choice none: no call is sent (stream: %s)", async (stream) => {
    const { peer, server } = await stubborn();
    const reply = await complete(server, asked("1+1?", { stream, tools: [LOOKUP], tool_choice: "none" }));
    expect(reply).toMatchObject({ status: 200, content: "It is 2.", finishReason: "stop", calls: [] });
    expect(peer.requests).toHaveLength(1);
    expect(peer.requests[0]).not.toHaveProperty("tools");
  });
});

describe("arguments for a client's tool are text", () => {
  test.each([
    '{"id":1234567890123456789}',
    '{"n":1e400}',
    '{ "a" : 1.0,\n"b":-0 }',
    '{"same":1,"same":2}',
    '{"text":"\\u00e9\\/"}',
    '{"cut": "o',
  ])("%s arrives byte for byte, streamed or not, and goes back unchanged", async (args) => {
    const { peer, server } = await start((request) =>
      resultsIn(request).length > 0 ? { content: "Done." } : toolCall("lookup", args),
    );
    for (const stream of [false, true]) {
      const { calls } = await complete(server, asked("Look it up", { stream, tools: [LOOKUP] }));
      expect(calls.map((call) => call.function.arguments)).toEqual([args]);
      const history = [
        { role: "user", content: "Look it up" },
        { role: "assistant", content: null, tool_calls: calls },
        { role: "tool", tool_call_id: calls[0]?.id, content: "found" },
      ];
      await complete(server, { ...asked(""), messages: history, stream, tools: [LOOKUP] });
      const [back] = callsIn(peer.requests.at(-1) as PeerRequest);
      expect(back?.function.arguments).toBe(args.endsWith("}") ? args : "{}");
    }
  });

  test("no text at all becomes an empty object", async () => {
    const { server } = await start(() => toolCall("lookup", ""));
    for (const stream of [false, true]) {
      const { calls } = await complete(server, asked("Go", { stream, tools: [LOOKUP] }));
      expect(calls.map((call) => call.function.arguments)).toEqual(["{}"]);
    }
  });
});

describe("several calls with one id", () => {
  const twice = () =>
    start((request) =>
      resultsIn(request).length >= 4
        ? { content: "Done." }
        : {
            tool_calls: [
              ...expression(`${request.messages.length}+1`, "same").tool_calls,
              ...expression(`${request.messages.length}+2`, "same").tool_calls,
            ],
          },
    );

  test("each has its own arguments and result; the model sees its own ids", async () => {
    const { peer, server } = await twice();
    const { body } = await ask(server, "Go");
    expect(body.tool_calls.map((call) => call.arguments)).toEqual(
      ["2+1", "2+2", "5+1", "5+2"].map((text) => ({ expression: text })),
    );
    expect(body.tool_calls.map(({ result }) => result)).toMatchObject([3, 4, 6, 7].map((value) => ({ value })));
    const last = peer.requests.at(-1) as PeerRequest;
    expect(new Set(callsIn(last).map((call) => (call as { id?: string }).id))).toEqual(new Set(["same"]));
    expect(resultsIn(last).map(({ content }) => JSON.parse(content ?? "").value)).toEqual([3, 4, 6, 7]);
  });

  test("streamed as well", async () => {
    const { server } = await twice();
    const { message } = await askStreaming(server, "Go");
    const outputs = message?.parts.flatMap((part) => (part.type === "dynamic-tool" ? [part] : []));
    expect(outputs?.map(({ input }) => input)).toEqual(
      ["2+1", "2+2", "5+1", "5+2"].map((text) => ({ expression: text })),
    );
    expect(outputs?.every(({ state }) => state === "output-available")).toBe(true);
  });

  test.each([false, true])("a client gets different ids (stream: %s)", async (stream) => {
    const { server } = await start(() => ({
      tool_calls: [...toolCall("lookup", '{"a":1}').tool_calls, ...toolCall("lookup", '{"a":2}').tool_calls],
    }));
    const { calls } = await complete(server, asked("Go", { stream, tools: [LOOKUP] }));
    expect(calls.map((call) => call.function.arguments)).toEqual(['{"a":1}', '{"a":2}']);
    expect(new Set(calls.map(({ id }) => id)).size).toBe(2);
  });
});

describe("a model that gives no answer", () => {
  const empty = { status: 503, body: { code: "engine_unavailable" } };

  test("nothing, only spaces, or nothing after a tool call: coded", async () => {
    for (const respond of [
      () => ({ content: "" }),
      () => ({ content: " \n" }),
      (request: PeerRequest) => (resultsIn(request).length > 0 ? { content: "" } : expression("1+1")),
    ]) {
      const { server } = await start(respond);
      const reply = await ask(server, "Go");
      expect(reply).toMatchObject(empty);
      expect(reply.body).toHaveProperty("detail", expect.stringContaining("gave no answer"));
      const { chunks } = await askStreaming(server, "Go");
      expect(chunks.at(-1)).toMatchObject({ type: "error", errorText: expect.stringContaining("engine_unavailable") });
      for (const stream of [false, true]) {
        const { error } = await complete(server, asked("Go", { stream }));
        expect(error).toMatchObject({ code: "engine_unavailable", message: expect.stringContaining("no answer") });
      }
    }
  });

  test("everything in its reasoning: the message says so", async () => {
    const { server } = await start(() => ({ content: "", reasoning_content: "Hmm." }));
    const reply = await post(`${server.url}/query`, { query: "Go" });
    expect(reply.body).toMatchObject({ code: "engine_unavailable", detail: expect.stringContaining("only reasoned") });
  });
});

test("an empty text that the caller's own stop made is an answer", async () => {
  const { server } = await start(() => ({ content: "" }));
  expect(await complete(server, asked("Go", { stop: "A" }))).toMatchObject({ status: 200, finishReason: "stop" });
});
