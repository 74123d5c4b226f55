import { randomBytes } from "node:crypto";
import {
  type OtlpReceiver,
  type ReceivedSpan,
  type ServerProcess,
  startHttpHost,
  startOtlpReceiver,
} from "@twinhost/testing";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";

const JSON_HEADERS = { "Content-Type": "application/json", Accept: "application/json, text/event-stream" };
const REVISION = "2026-07-28";

const newContext = () => {
  const traceId = randomBytes(16).toString("hex");
  const spanId = randomBytes(8).toString("hex");
  return { traceId, spanId, traceparent: `00-${traceId}-${spanId}-01` };
};

const callRest = (url: string, tool: string, args: object, headers: Record<string, string> = {}) =>
  fetch(`${url}/run/${tool}`, {
    method: "POST",
    headers: { ...JSON_HEADERS, ...headers },
    body: JSON.stringify(args),
  });

const callMcp = (url: string, tool: string, args: object, meta: object, headers: Record<string, string> = {}) =>
  fetch(`${url}/mcp`, {
    method: "POST",
    headers: {
      ...JSON_HEADERS,
      "MCP-Protocol-Version": REVISION,
      "Mcp-Method": "tools/call",
      "Mcp-Name": tool,
      ...headers,
    },
    body: JSON.stringify({
      jsonrpc: "2.0",
      id: 1,
      method: "tools/call",
      params: {
        name: tool,
        arguments: args,
        _meta: {
          "io.modelcontextprotocol/protocolVersion": REVISION,
          "io.modelcontextprotocol/clientInfo": { name: "tracing-test", version: "1" },
          "io.modelcontextprotocol/clientCapabilities": {},
          ...meta,
        },
      },
    }),
  });

/** The chain of a trace's spans below `parent`, each the child of the one before. */
const chainOf = (spans: readonly ReceivedSpan[], traceId: string, parent: string): ReceivedSpan[] => {
  const next = spans.find((span) => span.traceId === traceId && span.parentSpanId === parent);
  return next ? [next, ...chainOf(spans, traceId, next.spanId)] : [];
};

it("keeps the traces of a thousand calls for a slow collector", async () => {
  const answering = Promise.withResolvers<void>();
  const receiver = await startOtlpReceiver(answering.promise);
  onTestFinished(receiver.close);
  const server = await startHttpHost({
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
    OTEL_BSP_SCHEDULE_DELAY: "200",
  });
  onTestFinished(async () => {
    await server.stop();
  });
  const call = async () => (await callRest(server.url, "calculate", { expression: "1 + 1" })).text();
  for (let calls = 0; calls < 1_000; calls += 50) await Promise.all(Array.from({ length: 50 }, call));
  answering.resolve();
  await expect.poll(() => receiver.spans().length).toBe(3_000);
});

describe("with an OTLP endpoint", () => {
  let receiver: OtlpReceiver;
  let server: ServerProcess;
  beforeAll(async () => {
    receiver = await startOtlpReceiver();
    server = await startHttpHost({
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
      OTEL_BSP_SCHEDULE_DELAY: "200",
    });
  });
  afterAll(async () => {
    await server.stop();
    receiver.close();
  });

  const expectChain = (context: { traceId: string; spanId: string }) =>
    expect.poll(() => chainOf(receiver.spans(), context.traceId, context.spanId).map(({ name }) => name));

  it.each([
    ["calculate", { expression: "2 + 3" }, "engine calculate"],
    ["search_docs", { query: "transport" }, "engine search"],
    ["translate", { text: "12", target_lang: "es" }, "engine translate"],
  ])("REST: the caller's span, the request, the call of %s, its engine", async (tool, args, engine) => {
    const context = newContext();
    const response = await callRest(server.url, tool, args, { traceparent: context.traceparent });
    expect(response.status).toBe(200);
    await expectChain(context).toEqual(["POST /run/:tool", `tool ${tool}`, engine]);
  });

  it.each(["_meta", "headers"])("MCP: the same chain, from the context in %s", async (place) => {
    const context = newContext();
    const { traceparent } = context;
    const response = await (place === "_meta"
      ? callMcp(server.url, "calculate", { expression: "6 * 7" }, { traceparent })
      : callMcp(server.url, "calculate", { expression: "6 * 7" }, {}, { traceparent }));
    expect(await response.text()).toContain("42");
    await expectChain(context).toEqual(["POST /mcp", "tool calculate", "engine calculate"]);
  });

  it("starts a trace when the caller has none, and keeps concurrent calls apart", async () => {
    const before = receiver.spans().length;
    await Promise.all(
      Array.from({ length: 8 }, (_, index) => callRest(server.url, "calculate", { expression: `${index} + 1` })),
    );
    await expect.poll(() => receiver.spans().length - before).toBe(24);
    const fresh = receiver.spans().slice(before);
    const roots = fresh.filter(({ parentSpanId }) => !parentSpanId);
    expect(new Set(roots.map(({ traceId }) => traceId)).size).toBe(8);
    for (const root of roots) expect(chainOf(fresh, root.traceId, root.spanId)).toHaveLength(2);
  });

  it("marks a failed call with its code, without its arguments", async () => {
    const context = newContext();
    await callRest(server.url, "calculate", { expression: "secretname(" }, { traceparent: context.traceparent });
    await expectChain(context).toHaveLength(3);
    const [, call] = chainOf(receiver.spans(), context.traceId, context.spanId);
    expect(call?.status.code).toBe(2);
    expect(call?.attributes).toContainEqual({ key: "error.type", value: { stringValue: "refused_input" } });
    expect(JSON.stringify(receiver.spans())).not.toContain("secretname");
  });

  it("names the service", () => {
    expect([...receiver.services()]).toEqual(["twinhost-tool-server"]);
  });

  it("answers a call whose trace context is invalid", async () => {
    const response = await callRest(server.url, "calculate", { expression: "1" }, { traceparent: "00-zz-zz-01" });
    expect(response.status).toBe(200);
  });
});

it("uses protobuf by default, and sends what is left before it exits", async () => {
  const receiver = await startOtlpReceiver();
  const server = await startHttpHost({
    OTEL_EXPORTER_OTLP_ENDPOINT: `${receiver.url}/`,
    OTEL_SERVICE_NAME: "my-tools",
  });
  await callRest(server.url, "calculate", { expression: "1 + 1" });
  await server.stop();
  receiver.close();
  expect(receiver.requests).not.toHaveLength(0);
  const [first] = receiver.requests;
  expect(first).toMatchObject({ path: "/v1/traces", contentType: "application/x-protobuf" });
  const bytes = Buffer.concat(receiver.requests.map(({ body }) => body)).toString("latin1");
  for (const text of ["my-tools", "POST /run/:tool", "tool calculate", "engine calculate"])
    expect(bytes).toContain(text);
});
