import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Client, ElicitRequestFormParams } from "@modelcontextprotocol/client";
import { createToolbox, defineTool, LOCAL_CALLER, type Tool, type Toolbox } from "@twinhost/core";
import { sharedSecret } from "@twinhost/policy";
import { pino } from "pino";
import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { connectClient, REVISIONS } from "../testing/connect-client.ts";
import { createMcpServer } from "./mcp-server.ts";
import { createRequestStates, type RequestStates } from "./request-state.ts";

const base = {
  title: "A tool",
  description: "A tool that asks.",
  annotations: {},
  timeoutMs: 5_000,
  input: z.strictObject({}),
};

const greet = defineTool({
  ...base,
  name: "greet",
  output: z.object({ greeting: z.string() }),
  run: (_input, { client }) => {
    const schema = { type: "object", properties: { name: { type: "string" } }, required: ["name"] };
    const first = client.elicit("name", { message: "Your name?", schema });
    if (first.action !== "accept") return { greeting: first.action };
    const second = client.elicit("again", { message: `Sure, ${first.content.name}?`, schema });
    return { greeting: second.action === "accept" ? `Hello ${second.content.name}` : second.action };
  },
});

const where = defineTool({
  ...base,
  name: "where",
  output: z.object({ roots: z.array(z.string()) }),
  run: (_input, { client }) => ({ roots: client.roots("roots").map(({ uri }) => uri) }),
});

const complete = defineTool({
  ...base,
  name: "complete",
  output: z.object({ model: z.string() }),
  run: (_input, { client }) => {
    const messages = [{ role: "user", content: { type: "text", text: "Hi" } }];
    return { model: String(client.sample("hi", { messages, maxTokens: 10 }).model) };
  },
});

const all = defineTool({
  ...base,
  name: "all",
  output: z.object({ name: z.string(), roots: z.number() }),
  run: (_input, { client }) => {
    const schema = { type: "object", properties: { name: { type: "string" } }, required: ["name"] };
    const { name, roots } = client.all({
      name: { kind: "elicit", message: "Your name?", schema },
      roots: { kind: "roots" },
    });
    return { name: name.action === "accept" ? String(name.content.name) : name.action, roots: roots.roots.length };
  },
});

const tell = defineTool({
  ...base,
  name: "tell",
  output: z.object({ count: z.number().optional() }),
  input: z.strictObject({ show: z.enum(["nothing", "image", "text"]), count: z.number().optional() }),
  run: ({ show, count }, { client }) => {
    client.log("debug", "a detail");
    client.log("warning", { about: "something" });
    if (show === "image") client.show({ type: "image", data: "AAAA", mimeType: "image/png" });
    if (show === "text") client.show({ type: "text", text: "In words." });
    return count === undefined ? {} : { count };
  },
});

const toolbox = createToolbox({
  tools: [greet, where, complete, all, tell] as unknown as Tool[],
  log: pino({ level: "silent" }),
  recordUsage: () => {},
});

const createServer = () => createMcpServer({ toolbox, caller: LOCAL_CALLER, transport: "test" });

const connect = async (revision: string, answers: boolean) => {
  const asked: string[] = [];
  const client = await connectClient(createServer, revision, {
    capabilities: answers ? { elicitation: { form: {} }, roots: {}, sampling: {} } : {},
    prepare: (unconnected) => {
      if (!answers) return;
      unconnected.setRequestHandler("elicitation/create", ({ params }) => {
        asked.push((params as ElicitRequestFormParams).message);
        return { action: "accept", content: { name: "Kim" } };
      });
      unconnected.setRequestHandler("roots/list", () => ({ roots: [{ uri: "file:///work" }] }));
      unconnected.setRequestHandler("sampling/createMessage", () => ({
        role: "assistant",
        model: "the-client's-model",
        content: { type: "text", text: "Hello" },
      }));
    },
  });
  return { client, asked };
};

describe.each(REVISIONS)("a tool that asks its client, revision %s", (revision) => {
  it("gets answers, question after question", async () => {
    const { client, asked } = await connect(revision, true);
    const result = await client.callTool({ name: "greet", arguments: {} });
    expect(result.structuredContent).toEqual({ greeting: "Hello Kim" });
    expect(asked).toEqual(["Your name?", "Sure, Kim?"]);
    await client.close();
  });

  it("gets the client's roots and a completion from its model", async () => {
    const { client } = await connect(revision, true);
    expect((await client.callTool({ name: "where", arguments: {} })).structuredContent).toEqual({
      roots: ["file:///work"],
    });
    expect((await client.callTool({ name: "complete", arguments: {} })).structuredContent).toEqual({
      model: "the-client's-model",
    });
    await client.close();
  });

  it("gets the answers to several questions in one round", async () => {
    const { client } = await connect(revision, true);
    expect((await client.callTool({ name: "all", arguments: {} })).structuredContent).toEqual({
      name: "Kim",
      roots: 1,
    });
    await client.close();
  });

  it("fails when the client declares no capabilities", async () => {
    const { client } = await connect(revision, false);
    const call = client.callTool({ name: "greet", arguments: {} });
    if (revision === "2025-11-25")
      expect(await call).toMatchObject({
        isError: true,
        _meta: { "twinhost/error": { code: "refused_input", retryable: false } },
      });
    // The newer revision has its own error for undeclared capabilities.
    else
      await expect(call).rejects.toMatchObject({ code: -32021, data: { requiredCapabilities: { elicitation: {} } } });
    await client.close();
  });
});

describe.each(REVISIONS)("what a tool sends its client, revision %s", (revision) => {
  const connectListening = async () => {
    const lines: unknown[] = [];
    const client = await connectClient(createServer, revision, {
      prepare: (unconnected) =>
        unconnected.setNotificationHandler("notifications/message", ({ params }) => {
          lines.push([params.level, params.logger, params.data]);
        }),
    });
    return { client, lines };
  };
  const WARNING = ["warning", "tell", { about: "something" }];
  const call = { name: "tell", arguments: { show: "nothing" } };

  it("reaches a client from the level that it set upwards", async () => {
    const { client, lines } = await connectListening();
    if (revision === "2025-11-25") {
      await client.setLoggingLevel("warning");
      await client.callTool(call);
    } else await client.callTool({ ...call, _meta: { "io.modelcontextprotocol/logLevel": "warning" } });
    expect(lines).toEqual([WARNING]);
    await client.close();
  });

  it(`${revision === "2025-11-25" ? "reaches" : "does not reach"} a client that set no level`, async () => {
    const { client, lines } = await connectListening();
    await client.callTool(call);
    expect(lines).toEqual(revision === "2025-11-25" ? [["debug", "tell", "a detail"], WARNING] : []);
    await client.close();
  });

  it.each([
    ["nothing", 1, [{ type: "text", text: '{"count":1}' }]],
    [
      "image",
      1,
      [
        { type: "text", text: '{"count":1}' },
        { type: "image", data: "AAAA", mimeType: "image/png" },
      ],
    ],
    ["image", undefined, [{ type: "image", data: "AAAA", mimeType: "image/png" }]],
    ["text", 1, [{ type: "text", text: "In words." }]],
    ["nothing", undefined, [{ type: "text", text: "{}" }]],
  ])("shows %s together with an output of count %s", async (show, count, content) => {
    const { client } = await connectListening();
    const output = count === undefined ? {} : { count };
    const result = await client.callTool({ name: "tell", arguments: { show, ...output } });
    expect(result.content).toEqual(content);
    expect(result.structuredContent).toEqual(output);
    await client.close();
  });

  it.each([
    [true, "nothing", []],
    [true, "image", [{ type: "image", data: "AAAA", mimeType: "image/png" }]],
    [true, "text", [{ type: "text", text: "In words." }]],
    ["yes", "nothing", [{ type: "text", text: '{"count":1}' }]],
  ])(
    "omits the text copy of the output only if structured-only is true: %j, while %s is shown",
    async (meta, show, content) => {
      const { client } = await connectListening();
      const _meta = { "twinhost/structured-only": meta };
      const result = await client.callTool({ name: "tell", arguments: { show, count: 1 }, _meta });
      expect(result.content).toEqual(content);
      expect(result.structuredContent).toEqual({ count: 1 });
      const failed = await client.callTool({ name: "greet", arguments: { unknown: 1 }, _meta });
      expect(failed).toMatchObject({ isError: true, content: [{ type: "text" }] });
      await client.close();
    },
  );
});

describe.each(REVISIONS)("a request's trace context, revision %s", (revision) => {
  const VALID = `00-${"a".repeat(32)}-${"b".repeat(16)}-01`;
  it.each([
    [{ traceparent: VALID, tracestate: "vendor=1" }, [VALID, "vendor=1"]],
    [{ traceparent: VALID }, [VALID, undefined]],
    [{ traceparent: "made up", tracestate: "vendor=1" }, [undefined, undefined]],
    [{}, [undefined, undefined]],
  ])("%j reaches the call if it is valid", async (meta, expected) => {
    const seen: unknown[] = [];
    const watched: Toolbox = {
      ...toolbox,
      invoke: (call) => {
        seen.push([call.traceparent, call.tracestate]);
        return toolbox.invoke(call);
      },
    };
    const client = await connectClient(
      () => createMcpServer({ toolbox: watched, caller: LOCAL_CALLER, transport: "test" }),
      revision,
    );
    await client.callTool({ name: "tell", arguments: { show: "nothing" }, _meta: meta });
    expect(seen).toEqual([expected]);
    await client.close();
  });
});

it("rejects request state of another caller, or with a wrong signature", async () => {
  const connectAs = (id: string) =>
    connectClient(
      () => createMcpServer({ toolbox, caller: { id, allowedTools: ["*"] }, transport: "test" }),
      "2026-07-28",
      { capabilities: { elicitation: { form: {} } }, inputRequired: { autoFulfill: false } },
    );
  const kim = await connectAs("kim");
  const first = await kim.request(
    { method: "tools/call", params: { name: "greet", arguments: {} } },
    { allowInputRequired: true },
  );
  const round = z.object({ requestState: z.string() }).parse(first);
  const inputResponses = { name: { action: "accept", content: { name: "Kim" } } };
  const answer = { name: "greet", arguments: {}, inputResponses, requestState: round.requestState };
  const send = (client: Client, params: typeof answer) =>
    client.request({ method: "tools/call", params }, { allowInputRequired: true });
  expect(await send(kim, answer)).toMatchObject({ resultType: "input_required" });
  const lee = await connectAs("lee");
  await expect(send(lee, answer)).rejects.toMatchObject({ code: -32602 });
  await expect(send(kim, { ...answer, requestState: `${round.requestState}x` })).rejects.toMatchObject({
    code: -32602,
  });
  await kim.close();
  await lee.close();
});

it("accepts answers to a round that another process with the same data folder began", async () => {
  const folder = mkdtempSync(join(tmpdir(), "twinhost-rounds-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const connectTo = (host: RequestStates) =>
    connectClient(
      () => createMcpServer({ toolbox, caller: LOCAL_CALLER, transport: "test", requestStates: host }),
      "2026-07-28",
      { capabilities: { elicitation: { form: {} } }, inputRequired: { autoFulfill: false } },
    );
  const hostOn = (dataDirectory: string) => createRequestStates(() => sharedSecret(dataDirectory, "request-state"));
  const call = (client: Client, params: object = {}) =>
    client.request(
      { method: "tools/call", params: { name: "greet", arguments: {}, ...params } },
      { allowInputRequired: true },
    );
  const first = await connectTo(hostOn(folder));
  const { requestState } = z.object({ requestState: z.string() }).parse(await call(first));
  const inputResponses = { name: { action: "decline" } };
  const second = await connectTo(hostOn(folder));
  expect(await call(second, { inputResponses, requestState })).toMatchObject({
    structuredContent: { greeting: "decline" },
  });
  const stranger = await connectTo(createRequestStates(() => new Uint8Array(32)));
  await expect(call(stranger, { inputResponses, requestState })).rejects.toMatchObject({ code: -32602 });
  for (const client of [first, second, stranger]) await client.close();
});

it("says how long a client may cache the tool list", async () => {
  const { client } = await connect("2026-07-28", false);
  expect(await client.listTools()).toMatchObject({ ttlMs: 60_000, cacheScope: "private" });
  await client.close();
});
