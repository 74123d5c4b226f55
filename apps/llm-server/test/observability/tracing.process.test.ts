import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import {
  type OtlpReceiver,
  type ReceivedSpan,
  type ServerProcess,
  startHttpHost,
  startLlmServer,
  startOtlpReceiver,
} from "@twinhost/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startOpenAiPeer, toolCall } from "../support/openai-peer.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

let receiver: OtlpReceiver;
let toolServer: ServerProcess;
let llmServer: ServerProcess;
let traces: Record<string, string>;
const NOWHERE = "http://127.0.0.1:9";
beforeAll(async () => {
  receiver = await startOtlpReceiver();
  traces = {
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
    OTEL_BSP_SCHEDULE_DELAY: "200",
  };
  toolServer = await startHttpHost({ ...traces });
  llmServer = await startLlmServer({ MCP_SERVER_URL: toolServer.url, ...traces });
});
afterAll(async () => {
  await Promise.all([llmServer, toolServer].map((server) => server.stop()));
  receiver.close();
});

const newContext = () => {
  const traceId = randomBytes(16).toString("hex");
  const spanId = randomBytes(8).toString("hex");
  return { traceId, spanId, traceparent: `00-${traceId}-${spanId}-01`, tracestate: "vendor=1" };
};

type Context = ReturnType<typeof newContext>;

const send = async (
  path: string,
  body: object,
  { traceparent, tracestate }: Context,
  accept = "application/json",
  server = llmServer,
): Promise<string> => {
  const response = await fetch(`${server.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", accept, traceparent, tracestate },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
  return response.text();
};

const spansOf = ({ traceId }: Context): ReceivedSpan[] => receiver.spans().filter((span) => span.traceId === traceId);

/** The names from the client's own span down to the span of this name; empty while a link is missing. */
const wayTo = (name: string, context: Context): string[] => {
  const spans = spansOf(context);
  const up = (span: ReceivedSpan | undefined): string[] => {
    if (!span) return [];
    return span.parentSpanId === context.spanId
      ? [span.name]
      : [...up(spans.find(({ spanId }) => spanId === span.parentSpanId)), span.name];
  };
  const way = up(spans.find((span) => span.name === name));
  const top = spans.find((span) => span.name === way[0]);
  return top?.parentSpanId === context.spanId ? way : [];
};

it.each([
  ["http", ["POST /query", "call calculate", "POST /mcp", "tool calculate", "engine calculate"]],
  ["rest", ["POST /query", "call calculate", "POST /run/:tool", "tool calculate", "engine calculate"]],
  ["stdio", ["POST /query", "call calculate", "tool calculate", "engine calculate"]],
  ["in-process", ["POST /query", "call calculate", "tool calculate", "engine calculate"]],
])("one trace from the client to the engine over %s", async (transport, chain) => {
  const context = newContext();
  expect(await send("/query", { query: "What is 6*7?", transport }, context)).toContain("42");
  await expect.poll(() => wayTo("engine calculate", context)).toEqual(chain);
  await expect.poll(() => wayTo("model builtin", context)).toEqual(["POST /query", "model builtin"]);
});

it("traces the OpenAI API too, and nothing of what was said", async () => {
  const context = newContext();
  const messages = [{ role: "user", content: "What is 12345 + 54321?" }];
  expect(await send("/v1/chat/completions", { model: "builtin", messages }, context)).toContain("66666");
  await expect.poll(() => wayTo("engine calculate", context)).toContain("POST /v1/chat/completions");
  await expect.poll(() => wayTo("model builtin", context)).toHaveLength(2);
  expect(JSON.stringify(receiver.spans())).not.toMatch(/12345|66666/);
});

it("traces a streamed answer to its end, with the tokens of each model turn", async () => {
  const context = newContext();
  const stream = await send("/query", { query: "What is 6*7?", transport: "http" }, context, "text/event-stream");
  expect(stream).toContain("data: ");
  await expect.poll(() => wayTo("engine calculate", context)).toHaveLength(5);
  await expect.poll(() => wayTo("model builtin", context)).toEqual(["POST /query", "model builtin"]);
  await expect.poll(() => spansOf(context).filter(({ name }) => name === "model builtin")).toHaveLength(2);
  for (const { name, attributes } of spansOf(context))
    if (name === "model builtin")
      expect(attributes.map(({ key }) => key)).toEqual(expect.arrayContaining(["gen_ai.usage.output_tokens"]));
});

it("marks a failed tool call with its code", async () => {
  const context = newContext();
  await send("/query", { query: "Calculate 1/0", transport: "http" }, context);
  await expect.poll(() => wayTo("tool calculate", context)).toHaveLength(4);
  const call = spansOf(context).find(({ name }) => name === "call calculate");
  expect(call?.status.code).toBe(2);
  expect(call?.attributes).toContainEqual({ key: "error.type", value: { stringValue: "refused_input" } });
});

it("names the transport that a call used: after failover, and to a third-party server", async () => {
  const config = join(temporaryFolder(), "mcp.json");
  const everything = createRequire(import.meta.url).resolve("@modelcontextprotocol/server-everything/package.json");
  const entry = { command: process.execPath, args: [join(dirname(everything), "dist/index.js")] };
  writeFileSync(config, JSON.stringify({ mcpServers: { everything: entry } }));
  const peer = await startOpenAiPeer(({ messages, tools }) => {
    if (messages.at(-1)?.role === "tool") return { content: "done" };
    const isListed = tools?.some(({ function: { name } }) => name === "everything__echo");
    return isListed ? toolCall("everything__echo", '{"message":"hi"}') : { content: "not yet" };
  });
  const over = async (transport: string, settings: Record<string, string>) => {
    const server = await startLlmServer({ MCP_SERVER_URL: NOWHERE, ...settings });
    const context = newContext();
    const answered = () => send("/query", { query: "What is 6*7?", transport }, context, undefined, server);
    await expect.poll(answered, { timeout: 20_000 }).toContain('"result"');
    await expect.poll(() => spansOf(context).some(({ name }) => name.startsWith("call "))).toBe(true);
    await server.stop();
    return spansOf(context).filter(({ name }) => name.startsWith("call "));
  };
  const stdio = { key: "twinhost.transport", value: { stringValue: "stdio" } };
  const [fellOver] = await over("auto", traces);
  expect(fellOver).toMatchObject({ name: "call calculate", attributes: expect.arrayContaining([stdio]) });
  const model = { MODEL: "openai-compatible:scripted", MODEL_BASE_URL: peer.url, MCP_CONFIG_FILE: config };
  const [others] = await over("in-process", { ...traces, ...model });
  expect(others).toMatchObject({ name: "call everything__echo", attributes: expect.arrayContaining([stdio]) });
});

it("lists each program under its own name", () => {
  expect([...receiver.services()].sort()).toEqual([
    "twinhost-llm-server",
    "twinhost-stdio-host",
    "twinhost-tool-server",
  ]);
});
