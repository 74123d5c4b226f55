import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { createToolbox, LOCAL_CALLER, type Tool, ToolError } from "@twinhost/core";
import { pino } from "pino";
import { expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { REVISIONS } from "../testing/connect-client.ts";
import { createMcpFetchHandler } from "./fetch-handler.ts";

const URL_OF_ENDPOINT = "http://127.0.0.1/mcp";
const INFO = { name: "doubler", title: "A doubler", version: "3.2.1" };

const double: Tool = {
  name: "double",
  title: "Double",
  description: "Doubles a number.",
  input: z.strictObject({ number: z.number() }),
  output: z.object({ number: z.number() }),
  annotations: {},
  timeoutMs: 1_000,
  run: ({ number }, { progress }) => {
    progress(1, 2, "half");
    return { number: Number(number) * 2 };
  },
};

const options = { dependencies: {}, tools: [double], log: pino({ level: "silent" }), recordUsage: () => {} };

const open = () => {
  const handler = createMcpFetchHandler({
    toolbox: createToolbox(options),
    info: INFO,
    callerOf: ({ headers }) => {
      if (headers.get("x-api-key") !== "k") throw new ToolError("unauthenticated", "Send a key.");
      return LOCAL_CALLER;
    },
  });
  onTestFinished(() => handler.close());
  return handler;
};

const post = (body: string, headers: Record<string, string> = { "x-api-key": "k" }): Promise<Response> =>
  open().fetch(
    new Request(URL_OF_ENDPOINT, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json, text/event-stream", ...headers },
      body,
    }),
  );

it.each(REVISIONS)("serves tools, progress and the given server info in revision %s", async (revision) => {
  const handler = open();
  const client = new Client(
    { name: "test", version: "1" },
    { versionNegotiation: { mode: revision === "2025-11-25" ? "legacy" : { pin: revision } } },
  );
  onTestFinished(() => client.close());
  await client.connect(
    new StreamableHTTPClientTransport(new URL(URL_OF_ENDPOINT), {
      fetch: (url, init) => handler.fetch(new Request(url, init as RequestInit)),
      requestInit: { headers: { "x-api-key": "k" } },
    }),
  );
  expect(client.getServerVersion()).toMatchObject(INFO);
  expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(["double"]);
  const heard: string[] = [];
  const result = await client.callTool(
    { name: "double", arguments: { number: 21 } },
    { onprogress: ({ message }) => heard.push(message ?? "") },
  );
  expect(result.structuredContent).toEqual({ number: 42 });
  expect(heard).toEqual(["half"]);
});

it("answers a rejected caller with the status of the error", async () => {
  const answer = await post("{}", {});
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ error: { message: "Send a key.", data: { code: "unauthenticated" } } });
});

it.each([
  ["{", { id: null, error: { code: -32700 } }],
  ['{"jsonrpc":"2.0","id":7,"method":8}', { id: 7, error: { code: -32600 } }],
  ["[".repeat(100_000), { id: null, error: { code: -32700 } }],
])("rejects a body that is not a message", async (body, expected) => {
  const answer = await post(body);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject(expected);
});
