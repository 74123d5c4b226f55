import { pino } from "pino";
import { afterAll, describe, expect, test } from "vitest";
import { createHttpToolClient } from "../src/index.ts";
import { type SendAnswer, startScriptedServer } from "./support/scripted-server.ts";
import { TRANSPORTS } from "./support/third-party-servers.ts";

const list = { tools: [{ name: "tool", inputSchema: { type: "object" } }] };
const result = { resultType: "complete", content: [{ type: "text", text: "done" }], structuredContent: { done: true } };
const EVENTS = { "content-type": "text/event-stream" };

/** How a call is answered, and what its caller reads. */
const NONE: readonly [what: string, answer: SendAnswer, message: RegExp][] = [
  ["an empty 200", (r) => r.writeHead(200).end(), /answered 200 with an empty body\./],
  [
    "an empty JSON body",
    (r) => r.writeHead(200, { "content-type": "application/json" }).end(),
    /200 with an empty body/,
  ],
  [
    "an empty JSON body, chunked",
    (r) => {
      r.writeHead(200, { "content-type": "application/json", "transfer-encoding": "chunked" }).flushHeaders();
      r.end();
    },
    /200 with an empty body/,
  ],
  ["an empty 202", (r) => r.writeHead(202).end(), /answered 202 with an empty body/],
  ["204", (r) => r.writeHead(204).end(), /answered 204 with an empty body/],
  [
    "a page",
    (r) => r.writeHead(200, { "content-type": "text/html" }).end("<h1>Login</h1>"),
    /\(text\/html\): <h1>Login/,
  ],
  ["a stream that just ends", (r) => r.writeHead(200, EVENTS).end(), /ended the stream of its answer/],
  [
    "a stream of comments that ends",
    (r) => r.writeHead(200, EVENTS).end(": ping\n\n"),
    /ended the stream of its answer/,
  ],
  [
    "a stream that ends after progress",
    (r) =>
      r
        .writeHead(200, EVENTS)
        .end('data: {"jsonrpc":"2.0","method":"notifications/message","params":{"level":"info","data":1}}\n\n'),
    /ended the stream of its answer/,
  ],
];

/** Answers under a misleading content type or status. */
const MISNAMED: readonly [what: string, answer: SendAnswer][] = [
  ["JSON as text", (r, answer) => r.writeHead(200, { "content-type": "text/plain" }).end(answer)],
  ["JSON without a type", (r, answer) => r.writeHead(200).end(answer)],
  ["JSON as bytes", (r, answer) => r.writeHead(200, { "content-type": "application/octet-stream" }).end(answer)],
  ["JSON with 202", (r, answer) => r.writeHead(202, { "content-type": "application/json" }).end(answer)],
  [
    "events as text",
    (r, answer) => r.writeHead(200, { "content-type": "text/plain" }).end(`event: message\ndata: ${answer}\n\n`),
  ],
];

describe.each(["2025-11-25", "2026-07-28"] as const)("a call in %s that is answered with", (revision) => {
  const open = async (answer: SendAnswer, isOurs: boolean) => {
    const logged: Record<string, unknown>[] = [];
    const log = pino({ level: "warn" }, { write: (line: string) => logged.push(JSON.parse(line)) });
    const url = await startScriptedServer({ revision, list, calls: { tool: { result } } }, answer);
    const client = createHttpToolClient({ url, revision, thirdParty: isOurs ? undefined : { name: "theirs", log } });
    afterAll(() => client.close());
    return { client, logged };
  };

  test.concurrent.each(NONE)("%s: the error says so, and is logged", async (_what, answer, message) => {
    const { client, logged } = await open(answer, false);
    const failed = await client.callTool("tool", {});
    expect(failed).toMatchObject({ error: { code: "engine_unavailable", message: expect.stringMatching(message) } });
    expect(failed).toMatchObject({ error: { message: expect.stringContaining('The MCP server "theirs"') } });
    expect(logged).toMatchObject([
      { level: 40, mcpServer: "theirs", tool: "tool", said: expect.stringMatching(message) },
    ]);
    expect(await client.listTools()).toHaveLength(1);
  });

  test.concurrent.each(NONE)("%s by our own server: the error says so, too", async (_what, answer, message) => {
    const { client } = await open(answer, true);
    const failed = await client.callTool("tool", {});
    expect(failed).toMatchObject({ error: { code: "engine_unavailable", message: expect.stringMatching(message) } });
    expect(failed).toMatchObject({ error: { message: expect.stringContaining("The tool server") } });
  });

  test.concurrent.each(MISNAMED)("%s is accepted", async (_what, answer) => {
    for (const isOurs of [false, true]) {
      const { client } = await open(answer, isOurs);
      expect(await client.callTool("tool", {})).toMatchObject({ ok: true });
    }
  });
});

const OVER_STDIO = TRANSPORTS.filter(({ transport }) => transport === "stdio");

describe.each(OVER_STDIO)("a child of $revision that ends during a call", ({ open }) => {
  test.concurrent.each([
    [3, /"theirs" ended during the call \(exit code 3\)/],
    [0, /"theirs" ended during the call \(exit code 0\)/],
    ["SIGKILL", /"theirs" ended during the call \(signal SIGKILL\)/],
  ] as const)("by %s", async (dies, message) => {
    const { client, logged } = await open({ list, dies });
    await client.listTools();
    expect(await client.callTool("tool", {})).toMatchObject({
      error: { code: "engine_unavailable", message: expect.stringMatching(message) },
    });
    expect(logged).toContainEqual(
      expect.objectContaining({ mcpServer: "theirs", tool: "tool", said: expect.stringMatching(message) }),
    );
    expect(await client.listTools()).toHaveLength(1);
  });
});
