import type { JsonObject } from "@twinhost/core";
import { describe, expect, test } from "vitest";
import { TRANSPORTS } from "./support/third-party-servers.ts";

const tool = { name: "tool", inputSchema: { type: "object" } };
const list = { tools: [tool] };
const text = (said: string) => ({ type: "text", text: said });
const image = { type: "image", data: "aGVsbG8=", mimeType: "image/png" };
const link = { type: "resource_link", uri: "file:///report.pdf", name: "report" };

/** What the server answers besides `jsonrpc` and `id`, and what the caller reads. */
const FAILURES: readonly [what: string, answer: Record<string, unknown>, code: string, message: RegExp][] = [
  [
    "an error",
    { error: { code: -32603, message: "Quota used up" } },
    "refused_input",
    /"theirs".*-32603: Quota used up$/,
  ],
  ["its own error", { error: { code: -32000, message: "쿼터 초과" } }, "refused_input", /-32000: 쿼터 초과$/],
  ["invalid params", { error: { code: -32602, message: "a is missing" } }, "invalid_arguments", /a is missing/],
  ["a null message", { error: { code: -32603, message: null } }, "refused_input", /no message was given/],
  [
    "its text in data",
    { error: { code: -32603, message: null, data: "the disk is full" } },
    "refused_input",
    /disk is full/,
  ],
  ["a code as text", { error: { code: "-32603", message: "broken" } }, "refused_input", /-32603: broken/],
  ["an error that is a string", { error: "no such city" }, "refused_input", /no such city/],
  ["a null id", { id: null, error: { code: -32603, message: "Quota used up" } }, "refused_input", /Quota used up/],
  [
    "more members than the specification has",
    { error: { code: -1, message: "odd" }, result: null, trace: 1 },
    "refused_input",
    /odd/,
  ],
  ["nothing", {}, "refused_input", /neither a result nor an error/],
  ["a very long text", { error: { code: -32603, message: "x".repeat(50_000) } }, "refused_input", /^.{1000,2200}$/],
  ["isError", { result: { content: [text("no such file")], isError: true } }, "refused_input", /^no such file$/],
  [
    "isError as text",
    { result: { content: [text("no such file")], isError: "true" } },
    "refused_input",
    /^no such file$/,
  ],
  ["isError without a text", { result: { content: [], isError: true } }, "refused_input", /did not say which/],
  ["isError with null", { result: { content: null, isError: true } }, "refused_input", /did not say which/],
  ["isError with an image", { result: { content: [image], isError: true } }, "refused_input", /image\/png/],
  [
    "isError in structured content",
    { result: { content: [], structuredContent: { reason: "closed" }, isError: true } },
    "refused_input",
    /closed/,
  ],
];

const RESULTS: readonly [what: string, result: unknown, output: JsonObject][] = [
  ["content alone", { content: [text("a"), image, link, text("b")] }, { content: [text("a"), image, link, text("b")] }],
  ["null structured content", { content: [text("a")], structuredContent: null }, { content: [text("a")] }],
  ["empty structured content", { content: [text("a"), image], structuredContent: {} }, { content: [text("a"), image] }],
  [
    "both",
    { content: [text("a"), image], structuredContent: { b: 1 } },
    { content: [text("a"), image], structuredContent: { b: 1 } },
  ],
  [
    "the same twice",
    { content: [text('{ "b": 1, "a": [2] }')], structuredContent: { a: [2], b: 1 } },
    { a: [2], b: 1 },
  ],
  ["the same twice, wrapped", { content: [text("5")], structuredContent: { result: 5 } }, { result: 5 }],
  [
    "items one by one",
    { content: [text("1"), text("x")], structuredContent: { result: [1, "x"] } },
    { result: [1, "x"] },
  ],
  ["structured content alone", { content: [], structuredContent: { b: 1 } }, { b: 1 }],
  ["no content", { structuredContent: { b: 1 } }, { b: 1 }],
  ["null content", { content: null }, { content: [] }],
  ["content that is a string", { content: "a" }, { content: [text("a")] }],
  ["a string among blocks", { content: ["a", image] }, { content: [text("a"), image] }],
  ["null text", { content: [{ type: "text", text: null }] }, { content: [text("")] }],
  ["null annotations", { content: [{ ...text("a"), annotations: null, _meta: null }] }, { content: [text("a")] }],
  [
    "an unknown block",
    { content: [{ type: "chart", bars: [1] }, text("a")] },
    { content: [text('{"type":"chart","bars":[1]}'), text("a")] },
  ],
  [
    "a data URL",
    { content: [{ type: "image", data: `data:image/gif;base64,${image.data}` }] },
    { content: [{ ...image, mimeType: "image/gif" }] },
  ],
  [
    "a link without a name",
    { content: [{ type: "resource_link", uri: link.uri }] },
    { content: [{ ...link, name: link.uri }] },
  ],
  ["null _meta and isError", { content: [text("a")], isError: null, _meta: null }, { content: [text("a")] }],
  ["the first revision's format", { toolResult: { a: 1 } }, { content: [text('{"a":1}')] }],
];

/** One server for all rows. */
const once = <Value>(make: () => Promise<Value>): (() => Promise<Value>) => {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

describe.each(TRANSPORTS)("a third-party server over $transport, $revision", ({ open }) => {
  const named = <Row extends readonly [string, ...unknown[]]>(rows: readonly Row[], answer: (row: Row) => object) =>
    Object.fromEntries(rows.map((row) => [row[0], answer(row) as Record<string, unknown>]));
  const opened = once(() =>
    open({
      list,
      calls: {
        ...named(FAILURES, ([, given]) => given),
        ...named(RESULTS, ([, result]) => ({ result: { resultType: "complete", ...(result as object) } })),
      },
    }),
  );

  test.each(FAILURES)("fails with %s", async (what, answer, code, message) => {
    const { client, logged } = await opened();
    const result = await client.callTool(what, {});
    expect(result).toMatchObject({ ok: false, error: { code, message: expect.stringMatching(message) } });
    if (answer.error !== undefined)
      expect(logged.at(-1)).toMatchObject({ mcpServer: "theirs", tool: what, said: expect.stringMatching(message) });
  });

  test.each(RESULTS)("answers with %s", async (what, _result, output) => {
    const { client } = await opened();
    expect(await client.callTool(what, {})).toEqual({ ok: true, output });
  });

  test.each([
    ["of an unknown type", { type: "int" }],
    ["with a dangling reference", { type: "object", properties: { a: { $ref: "#/$defs/none" } } }],
    [
      "of draft-04",
      {
        $schema: "http://json-schema.org/draft-04/schema#",
        type: "object",
        properties: { a: { type: "number", minimum: 0, exclusiveMinimum: true } },
      },
    ],
    ["with an invalid pattern", { type: "object", properties: { a: { type: "string", pattern: "(" } } }],
  ])("an output schema %s is not used, and reported once", async (_what, outputSchema) => {
    const call = { result: { resultType: "complete", content: [], structuredContent: { a: 1 } } };
    const { client, logged } = await open({ list: { tools: [{ ...tool, outputSchema }] }, calls: { tool: call } });
    await client.listTools();
    await client.listTools();
    for (let turn = 0; turn < 3; turn++)
      expect(await client.callTool("tool", {})).toEqual({ ok: true, output: { a: 1 } });
    expect(logged).toMatchObject([{ mcpServer: "theirs", tool: "tool", msg: expect.stringContaining("outputSchema") }]);
  });

  test.each([
    ["does not fit its output schema", { content: [text("a")], structuredContent: { a: "text" } }, /does not fit/],
    ["lacks the structured content that it declared", { content: [text("a")] }, /without structuredContent/],
  ])("a result that %s is passed on, and reported once", async (_what, result, line) => {
    const outputSchema = { type: "object", properties: { a: { type: "number" } } };
    const call = { result: { resultType: "complete", ...result } };
    const { client, logged } = await open({ list: { tools: [{ ...tool, outputSchema }] }, calls: { tool: call } });
    await client.listTools();
    for (let turn = 0; turn < 2; turn++)
      expect(await client.callTool("tool", {})).toMatchObject({ ok: true, output: { content: [text("a")] } });
    expect(logged).toMatchObject([{ tool: "tool", msg: expect.stringMatching(line) }]);
  });
});

const OVER_HTTP = TRANSPORTS.filter(({ transport }) => transport.startsWith("http"));

describe.each(OVER_HTTP)("an error body over $transport, $revision", ({ open }) => {
  test.each([
    [
      400,
      { jsonrpc: "2.0", id: null, error: { code: -32000, message: "The city is unknown" } },
      "bad_request",
      /status 400: The city is unknown/,
    ],
    [500, { error: { message: "The database is locked" } }, "engine_unavailable", /status 500: The database is locked/],
    [500, { detail: "Quota used up" }, "engine_unavailable", /"theirs".*Quota used up/],
    [429, { message: "Slow down" }, "rate_limited", /Slow down/],
    [503, {}, "engine_unavailable", /"theirs" answered with HTTP status 503/],
  ])("of status %i is passed on: %j", async (status, call, code, message) => {
    const { client } = await open({ list, calls: { tool: call }, status });
    const result = await client.callTool("tool", {});
    expect(result).toMatchObject({ ok: false, error: { code, message: expect.stringMatching(message) } });
  });
});
