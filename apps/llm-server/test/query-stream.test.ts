import { beforeAll, describe, expect, test } from "vitest";
import { loadCalculator, startLlmApp } from "./support/llm-app.ts";
import { startOpenAiPeer, toolCall } from "./support/openai-peer.ts";
import { askStreaming, textOf } from "./support/read-stream.ts";

beforeAll(loadCalculator);

const modelAt = (peer: { url: string }) => ({ MODEL: "openai-compatible:small", MODEL_BASE_URL: peer.url });
const FIGURES = { transport: "in-process", duration_ms: expect.any(Number) };

describe("POST /query for clients that accept text/event-stream", () => {
  test("streams words, the tool call with its figures, and the answer's figures at the end", async () => {
    const reply = await askStreaming(await startLlmApp(), "What is 15% of 240?");
    expect(reply.status).toBe(200);
    expect(reply.headers.get("x-vercel-ai-ui-message-stream")).toBe("v1");
    expect(reply.headers.get("content-type")).toBe("text/event-stream");
    expect(reply.chunks.filter(({ type }) => type === "text-delta").length).toBeGreaterThan(2);
    expect(textOf(reply)).toBe("15% of 240 is 36.");
    expect(reply.message?.id).toBe(reply.headers.get("x-request-id"));
    expect(reply.message?.parts.find(({ type }) => type === "dynamic-tool")).toMatchObject({
      toolName: "calculate",
      state: "output-available",
      input: { expression: "15 / 100 * 240" },
      output: { ok: true, output: { result: "36", value: 36 } },
      resultProviderMetadata: { twinhost: FIGURES },
    });
    const { timing, ...figures } = (reply.message?.metadata ?? {}) as { timing: Record<string, number> };
    expect(figures).toEqual({
      model: "builtin",
      transport: "in-process",
      usage: { input_tokens: expect.any(Number), output_tokens: expect.any(Number) },
    });
    expect(Object.keys(timing)).toEqual(["total_ms", "start_ms", "model_ms", "tool_ms", "transport_ms"]);
    expect(timing.total_ms).toBeGreaterThanOrEqual(
      (timing.start_ms ?? 0) + (timing.model_ms ?? 0) + (timing.tool_ms ?? 0),
    );
    expect(reply.chunks.at(-1)).toMatchObject({ type: "finish", finishReason: "stop" });
  });

  test("small talk has no tool part; the streamed message goes back as an earlier turn", async () => {
    const server = await startLlmApp();
    const hello = await askStreaming(server, "hello");
    expect(hello.message?.parts.filter(({ type }) => type.includes("tool"))).toEqual([]);
    const sum = await askStreaming(server, "6*7?");
    const more = await askStreaming(server, "translate that into Spanish", { messages: [sum.message] });
    expect(more.status).toBe(200);
    expect(more.message?.parts).toContainEqual(expect.objectContaining({ toolName: "translate" }));
  });

  test("failing and unavailable tools yield coded outputs in their parts", async () => {
    const outputOf = async (settings: Record<string, string>, query: string) => {
      const { message } = await askStreaming(await startLlmApp(settings), query);
      return message?.parts.find(({ type }) => type === "dynamic-tool");
    };
    expect(await outputOf({}, "1/0 = ?")).toMatchObject({ output: { ok: false, error: { code: "refused_input" } } });
    const unavailable = { TOOL_TRANSPORT: "http", MCP_SERVER_URL: "http://127.0.0.1:9" };
    expect(await outputOf(unavailable, "1+1?")).toMatchObject({
      output: { ok: false, error: { code: "engine_unavailable" } },
      resultProviderMetadata: { twinhost: { ...FIGURES, transport: "http" } },
    });
  });

  test("a remote model streams through the same loop; an invalid call is a coded error in its part", async () => {
    const peer = await startOpenAiPeer(({ messages }) => {
      const answers = messages.filter(({ role }) => role === "tool");
      if (answers.length === 0) return toolCall("calculate", '{"expression":"6 * 7"}', "a");
      if (answers.length === 1) return toolCall("no_such_tool", "{}", "b");
      return { content: `It is ${JSON.parse(answers[0]?.content ?? "{}").result}.` };
    });
    const reply = await askStreaming(await startLlmApp(modelAt(peer)), "What is 6 times 7?");
    expect(textOf(reply)).toBe("It is 42.");
    expect(peer.requests.every(({ stream }) => stream === true)).toBe(true);
    const [right, wrong] = reply.message?.parts.filter(({ type }) => type.includes("tool")) ?? [];
    expect(right).toMatchObject({ state: "output-available", output: { ok: true, output: { value: 42 } } });
    expect(wrong).toMatchObject({ state: "output-error" });
    expect(JSON.parse((wrong as { errorText: string }).errorText)).toMatchObject({ code: "unknown_tool" });
  });

  test("a model that is unavailable or breaks off yields one coded error at the end, without keys", async () => {
    const secretive = { error: { message: "quota of sk-secret0123456789", type: "x" } };
    const refusing = await startOpenAiPeer((_request, response) => {
      response.writeHead(500).end(JSON.stringify(secretive));
      return undefined;
    });
    const breaking = await startOpenAiPeer((_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      const chunk = { id: "1", choices: [{ index: 0, delta: { role: "assistant", content: "Well, " } }] };
      response.write(`data: ${JSON.stringify(chunk)}\n\n`, () => response.destroy());
      return undefined;
    });
    const failing = await startOpenAiPeer((_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.end(`data: ${JSON.stringify(secretive)}\n\n`);
      return undefined;
    });
    for (const peer of [refusing, breaking, failing]) {
      const { status, chunks } = await askStreaming(await startLlmApp(modelAt(peer)), "hello");
      expect(status).toBe(200);
      const last = chunks.at(-1);
      expect(last?.type).toBe("error");
      const error = JSON.parse((last as { errorText: string }).errorText);
      expect(error).toEqual({ code: "engine_unavailable", message: expect.any(String) });
      expect(JSON.stringify(chunks)).not.toContain("sk-secret");
    }
  });

  test("an invalid body is refused as for JSON: 422 problem+json", async () => {
    const response = await fetch(`${(await startLlmApp()).url}/query`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "text/event-stream" },
      body: "{}",
    });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: "invalid_arguments" });
  });
});
