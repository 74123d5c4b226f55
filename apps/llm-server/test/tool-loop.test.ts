import { SLOW_CALCULATION } from "@twinhost/e2e";
import { beforeAll, describe, expect, test } from "vitest";
import { ask, post } from "./support/ask.ts";
import { loadCalculator, startLlmApp } from "./support/llm-app.ts";
import { type PeerRequest, startOpenAiPeer, toolCall } from "./support/openai-peer.ts";
import { askStreaming, textOf } from "./support/read-stream.ts";

beforeAll(loadCalculator);

const modelAt = (peer: { url: string }) => ({ MODEL: "openai-compatible:small", MODEL_BASE_URL: peer.url });

const resultsIn = ({ messages }: PeerRequest): string[] =>
  messages.filter(({ role }) => role === "tool").map(({ content }) => content ?? "");

/** A model that makes one call, and then repeats its result. */
const calling = (name: string, args: string) =>
  startOpenAiPeer((request) => {
    const [result] = resultsIn(request);
    return result === undefined ? toolCall(name, args) : { content: `I got ${result}` };
  });

describe("arguments that are almost JSON", () => {
  test.each([
    ["single quotes and a trailing comma", "{'expression': '6*7',}"],
    ["a code fence around it", '```json\n{"expression": "6*7"}\n```'],
    ["no quotes around the name", '{expression: "6*7"}'],
    ["a missing bracket", '{"expression": "6*7"'],
  ])("%s: repaired, and run", async (_what, args) => {
    const server = await startLlmApp(modelAt(await calling("calculate", args)));
    const { body } = await ask(server, "6 times 7?");
    expect(body.tool_calls).toMatchObject([{ arguments: { expression: "6*7" }, result: { value: 42 } }]);
    expect(textOf(await askStreaming(server, "6 times 7?"))).toContain('"value":42');
  });

  test.each(["6*7", "[6, 7]", ""])("%j is not an object: the model is told", async (args) => {
    const { body } = await ask(await startLlmApp(modelAt(await calling("calculate", args))), "6 times 7?");
    expect(body.tool_calls).toMatchObject([{ error: { code: "invalid_arguments" } }]);
    expect(body.answer).toMatch(/^I got /);
  });
});

describe("a model that takes fewer tools than there are", () => {
  const OURS = ["calculate", "search_docs", "translate"];
  const offeredIn = ({ tools = [] }: PeerRequest): string[] => tools.map(({ function: { name } }) => name);

  test("is told that a tool was not offered, not that it is forbidden", async () => {
    const peer = await startOpenAiPeer((request) => {
      const leftOut = OURS.find((name) => !offeredIn(request).includes(name)) ?? "none";
      return resultsIn(request).length === 0 ? toolCall(leftOut, "{}") : { content: "I see." };
    });
    const { body } = await ask(await startLlmApp({ ...modelAt(peer), MODEL_MAX_TOOLS: "1" }), "Go");
    expect(body.tool_calls).toMatchObject([
      { error: { code: "refused_input", message: expect.stringContaining("was not offered") } },
    ]);
  });

  test.each(OURS)("is offered %s when tool_choice names it", async (name) => {
    const peer = await startOpenAiPeer((request) =>
      resultsIn(request).length === 0 ? toolCall(name, "{}") : { content: "Done." },
    );
    const server = await startLlmApp({ ...modelAt(peer), MODEL_MAX_TOOLS: "1" });
    const { status } = await post(`${server.url}/v1/chat/completions`, {
      model: "openai-compatible:small",
      messages: [{ role: "user", content: "Go" }],
      tool_choice: { type: "function", function: { name } },
    });
    expect(status).toBe(200);
    expect(peer.requests.map(offeredIn)[0]).toEqual([name]);
  });
});

describe("a result that is larger than the model's budget", () => {
  test("is cut with a note that the model sees; the caller gets all of it, and is told", async () => {
    const peer = await calling("search_docs", '{"query":"tool","limit":20}');
    const server = await startLlmApp({ ...modelAt(peer), MAX_TOOL_RESULT_CHARS: "1000" });
    const { body } = await ask(server, "Which tools are there?");
    const [shown = ""] = peer.requests.flatMap(resultsIn);
    const [call] = body.tool_calls;
    const whole = JSON.stringify(call?.result);
    expect(whole.length).toBeGreaterThan(1000);
    expect(shown.startsWith(whole.slice(0, 1000))).toBe(true);
    expect(shown.slice(1000)).toContain(`[cut: these are the first 1000 of ${whole.length} characters`);
    expect(call).toMatchObject({ cut: { shown_chars: 1000, total_chars: whole.length } });
    expect(server.records[0]?.toolCalls).toMatchObject([{ cut: { shownChars: 1000, totalChars: whole.length } }]);
  });

  test("is shown in full if it fits", async () => {
    const peer = await calling("calculate", '{"expression":"6*7"}');
    const { body } = await ask(await startLlmApp({ ...modelAt(peer), MAX_TOOL_RESULT_CHARS: "1000" }), "6 times 7?");
    expect(peer.requests.flatMap(resultsIn)).toEqual(['{"result":"42","value":42}']);
    expect(body.tool_calls[0]).not.toHaveProperty("cut");
  });
});

describe("the record of an answer", () => {
  test("exists for every answer, however it ended", async () => {
    const peer = await startOpenAiPeer((_request, response) => {
      response.writeHead(500).end("{}");
      return undefined;
    });
    const server = await startLlmApp(modelAt(peer));
    await ask(server, "hello");
    await askStreaming(server, "hello");
    const builtin = await startLlmApp();
    await ask(builtin, "6*7?");
    await askStreaming(builtin, "6*7?");
    expect(server.records.map(({ outcome, model }) => [outcome, model])).toEqual(
      Array(2).fill(["engine_unavailable", "openai-compatible:small"]),
    );
    expect(builtin.records).toHaveLength(2);
    for (const record of builtin.records) {
      expect(record).toMatchObject({
        caller: "local",
        model: "builtin",
        transport: "in-process",
        outcome: "ok",
        toolCalls: [{ tool: "calculate", transport: "in-process", outcome: { ok: true } }],
      });
      expect(Math.min(record.inputTokens, record.outputTokens, record.modelMs, record.toolMs)).toBeGreaterThan(0);
      expect(record.durationMs).toBeGreaterThanOrEqual(record.modelMs + record.toolMs);
    }
    expect(new Set(builtin.records.map(({ requestId }) => requestId)).size).toBe(2);
  });

  test("has every call, even from a model server that repeats ids, within a turn or across turns", async () => {
    const peer = await startOpenAiPeer((request) => {
      const turn = (expression: string) => toolCall("calculate", JSON.stringify({ expression }), "call_0");
      switch (resultsIn(request).length) {
        case 0:
          return turn("1+1");
        case 1:
          return { tool_calls: [...turn("2+2").tool_calls, ...turn("3+3").tool_calls] };
        default:
          return { content: "Done." };
      }
    });
    const { body } = await ask(await startLlmApp(modelAt(peer)), "Go");
    expect(body.tool_calls.map(({ result }) => result)).toMatchObject([{ value: 2 }, { value: 4 }, { value: 6 }]);
  });

  test("an answer in one piece has Server-Timing, even if it failed", async () => {
    const peer = await startOpenAiPeer(() => undefined);
    peer.close();
    for (const [settings, status] of [
      [{}, 200],
      [modelAt(peer), 503],
    ] as const) {
      const { url } = await startLlmApp(settings);
      const response = await fetch(`${url}/query`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: '{"query":"6*7?"}',
      });
      expect(response.status).toBe(status);
      expect(response.headers.get("server-timing")).toMatch(
        /^model;dur=[\d.]+, tool;dur=[\d.]+, transport;dur=[\d.]+$/,
      );
    }
  });
});

test("the timeout of an answer bounds its model and tools: it ends as deadline, streamed or not", async () => {
  const peer = await startOpenAiPeer(() => undefined);
  const server = await startLlmApp({ ...modelAt(peer), ANSWER_TIMEOUT_MS: "300" });
  expect(await ask(server, "hello")).toMatchObject({ status: 504, body: { code: "deadline" } });
  const last = (await askStreaming(server, "hello")).chunks.at(-1) as { errorText: string };
  expect(JSON.parse(last.errorText)).toMatchObject({ code: "deadline" });
  expect(server.records.map(({ outcome }) => outcome)).toEqual(["deadline", "deadline"]);
});

test("a tool that is still running when the answer times out is stopped with it", async () => {
  const peer = await startOpenAiPeer(() => toolCall("calculate", SLOW_CALCULATION));
  const server = await startLlmApp({ ...modelAt(peer), ANSWER_TIMEOUT_MS: "500" });
  expect(await ask(server, "Go")).toMatchObject({ status: 504, body: { code: "deadline" } });
  const [call] = server.records[0]?.toolCalls ?? [];
  expect(call?.outcome.ok === false && call.outcome.error.code).toMatch(/^(deadline|cancelled)$/);
});
