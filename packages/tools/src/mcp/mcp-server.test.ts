import { Client, type ElicitRequestFormParams } from "@modelcontextprotocol/client";
import { InMemoryTransport } from "@modelcontextprotocol/server";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { LOCAL_CALLER } from "../core/caller.ts";
import { defineToolFor, type Tool } from "../core/define-tool.ts";
import { createToolbox } from "../core/toolbox.ts";
import { createMcpServer } from "./mcp-server.ts";

const base = {
  title: "A tool",
  description: "A tool that asks.",
  annotations: {},
  timeoutMs: 5_000,
  input: z.strictObject({}),
};

const greet = defineToolFor<object>()({
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

const where = defineToolFor<object>()({
  ...base,
  name: "where",
  output: z.object({ roots: z.array(z.string()) }),
  run: (_input, { client }) => ({ roots: client.roots("roots").map(({ uri }) => uri) }),
});

const complete = defineToolFor<object>()({
  ...base,
  name: "complete",
  output: z.object({ model: z.string() }),
  run: (_input, { client }) => {
    const messages = [{ role: "user", content: { type: "text", text: "Hi" } }];
    return { model: String(client.sample("hi", { messages, maxTokens: 10 }).model) };
  },
});

const toolbox = createToolbox({
  tools: [greet, where, complete] as unknown as Tool<object>[],
  dependencies: {},
  log: pino({ level: "silent" }),
  recordUsage: () => {},
});

const connect = async (revision: string, answers: boolean) => {
  const [clientSide, serverSide] = InMemoryTransport.createLinkedPair();
  serveStdio(() => createMcpServer({ toolbox, caller: LOCAL_CALLER, transport: "test" }), { transport: serverSide });
  const client = new Client(
    { name: "test", version: "1" },
    {
      versionNegotiation: { mode: revision === "2025-11-25" ? "legacy" : { pin: revision } },
      capabilities: answers ? { elicitation: { form: {} }, roots: {}, sampling: {} } : {},
    },
  );
  const asked: string[] = [];
  if (answers) {
    client.setRequestHandler("elicitation/create", ({ params }) => {
      asked.push((params as ElicitRequestFormParams).message);
      return { action: "accept", content: { name: "Kim" } };
    });
    client.setRequestHandler("roots/list", () => ({ roots: [{ uri: "file:///work" }] }));
    client.setRequestHandler("sampling/createMessage", () => ({
      role: "assistant",
      model: "the-client's-model",
      content: { type: "text", text: "Hello" },
    }));
  }
  await client.connect(clientSide);
  return { client, asked };
};

describe.each(["2026-07-28", "2025-11-25"])("a tool that asks its client, revision %s", (revision) => {
  it("gets answers, question after question", async () => {
    const { client, asked } = await connect(revision, true);
    const result = await client.callTool({ name: "greet", arguments: {} });
    expect(result.structuredContent).toEqual({ greeting: "Hello Kim" });
    expect(asked).toEqual(["Your name?", "Sure, Kim?"]);
    await client.close();
  });

  it("gets the client's roots and a completion of its model", async () => {
    const { client } = await connect(revision, true);
    expect((await client.callTool({ name: "where", arguments: {} })).structuredContent).toEqual({
      roots: ["file:///work"],
    });
    expect((await client.callTool({ name: "complete", arguments: {} })).structuredContent).toEqual({
      model: "the-client's-model",
    });
    await client.close();
  });

  it("is told so when the client offers nothing", async () => {
    const { client } = await connect(revision, false);
    const result = await client.callTool({ name: "greet", arguments: {} });
    expect(result).toMatchObject({
      isError: true,
      _meta: { "twinhost/error": { code: "refused_input", retryable: false } },
    });
    await client.close();
  });
});

it("says how long a client may keep the tool list", async () => {
  const { client } = await connect("2026-07-28", false);
  expect(await client.listTools()).toMatchObject({ ttlMs: 60_000, cacheScope: "private" });
  await client.close();
});
