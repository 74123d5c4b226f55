import { gzipSync } from "node:zlib";
import { eventsIn, type ServerProcess, startLlmServer } from "@twinhost/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { health } from "./support/ask.ts";

let server: ServerProcess;
beforeAll(async () => {
  server = await startLlmServer({ TOOL_TRANSPORT: "in-process" });
});

const JSON_TYPE = { "content-type": "application/json" };

/** Expects every answer to be JSON or a stream of it, never a page, stack or path, and the server to stay healthy. */
const send = async (path: string, body: string | Uint8Array, headers: Record<string, string> = JSON_TYPE) => {
  const response = await fetch(server.url + path, { method: "POST", headers, body: body as string });
  const text = await response.text();
  expect(response.headers.get("content-type")).toMatch(/json|event-stream/);
  expect(text).not.toMatch(/<html|at .*\.[jt]s:|\/home\/|node_modules/i);
  expect(await health(server)).toMatchObject({ status: "healthy" });
  return { status: response.status, text, json: () => JSON.parse(text) };
};

const user = (content: unknown) => ({ role: "user", content });
const completion = (more: object): string => JSON.stringify({ model: "builtin", messages: [user("hello")], ...more });
const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;
const tool = (name: string, parameters: object = { type: "object" }) => ({
  type: "function",
  function: { name, parameters },
});

describe.each([
  ["/query", (json: string) => `{"query":"hello","messages":${json}}`],
  [
    "/v1/chat/completions",
    (json: string) => `{"model":"builtin","messages":[{"role":"user","content":"hello"}],"metadata":${json}}`,
  ],
] as const)("%s", (path, around) => {
  test.each(["{", "", "{'query':'hello'}", around(nested(40_000)), '{"query":1e999', "\u0000"])(
    "%.60s: 400",
    async (body) => {
      expect((await send(path, body)).status).toBe(400);
    },
  );

  test.each(["3", "null", '"hello"', "[]", "{}", '{"__proto__":{"query":"hello","model":"builtin"}}'])(
    "%s: 4xx",
    async (body) => {
      expect((await send(path, body)).status).toBe(path === "/query" ? 422 : 400);
      expect(Object.hasOwn(Object.prototype, "query")).toBe(false);
    },
  );

  test("invalid UTF-8: 400; another type or charset: 415; too large, also when inflated: 413", async () => {
    expect((await send(path, Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]))).status).toBe(400);
    expect((await send(path, around("[]"), { "content-type": "text/plain" })).status).toBe(415);
    expect((await send(path, around("[]"), { "content-type": "application/json; charset=euc-kr" })).status).toBe(415);
    const giant = around(JSON.stringify("x".repeat(9_000_000)));
    expect((await send(path, giant)).status).toBe(413);
    expect((await send(path, gzipSync(giant), { ...JSON_TYPE, "content-encoding": "gzip" })).status).toBe(413);
  });
});

test.each(["/v1/models/%ff", "/v1/models/%", "/assets/%", "/console/%E0%A4%A"])(
  "%s cannot be decoded: refused, and the server stays up",
  async (path) => {
    const { status } = await fetch(server.url + path);
    expect([400, 404]).toContain(status);
    expect(await health(server)).toMatchObject({ status: "healthy" });
  },
);

describe("/v1/chat/completions", () => {
  const NAMES = ["__proto__", "constructor", "toString", "hasOwnProperty"];

  test.each(NAMES)("a client's tool named %s works like any other", async (name) => {
    const choice = { type: "function", function: { name } };
    const schema = JSON.parse(
      '{"type":"object","properties":{"__proto__":{"type":"string"}},"required":["__proto__"]}',
    );
    const { status, json } = await send(
      "/v1/chat/completions",
      completion({ tools: [tool(name, schema)], tool_choice: choice }),
    );
    expect(status).toBe(200);
    expect(json().choices[0]).toMatchObject({
      finish_reason: "tool_calls",
      message: { tool_calls: [{ function: { name } }] },
    });
  });

  test.each(NAMES)("a tool choice or call id of %s does not exist", async (name) => {
    const choice = { type: "function", function: { name } };
    expect((await send("/v1/chat/completions", completion({ tool_choice: choice }))).status).toBe(400);
    const messages = [user("hello"), { role: "tool", tool_call_id: name, content: "" }];
    expect((await send("/v1/chat/completions", completion({ messages }))).status).toBe(400);
  });

  test.each(["한글 🙂👨‍👩‍👧 é", "a\u0000b", "lone \ud800 surrogate"])(
    "%j passes through a tool call unchanged, streamed or not",
    async (odd) => {
      const asked = {
        messages: [user(odd)],
        tools: [tool("look_up", { type: "object", properties: { text: { type: "string" } }, required: ["text"] })],
        tool_choice: "required",
      };
      const { json } = await send("/v1/chat/completions", completion(asked));
      const whole = json().choices[0].message.tool_calls[0].function.arguments;
      const { text } = await send("/v1/chat/completions", completion({ ...asked, stream: true }));
      const streamed = eventsIn(text).flatMap((data) => (data.includes('tool_calls":[') ? [JSON.parse(data)] : []));
      for (const args of [whole, streamed[0].choices[0].delta.tool_calls[0].function.arguments])
        expect(JSON.parse(args)).toEqual({ text: odd });
    },
  );

  test.each([
    { required: "x" },
    { required: 7 },
    { required: { length: 1 } },
    { type: 7, properties: [1], required: [1, null] },
  ])("parameters that are not a schema, %j: still answered", async (parameters) => {
    const asked = completion({ tools: [tool("look_up", parameters)], tool_choice: "required" });
    expect((await send("/v1/chat/completions", asked)).status).toBe(200);
  });

  test("unsupported tools, stops and messages are refused", async () => {
    for (const wrong of [
      { tools: Array.from({ length: 129 }, (_, index) => tool(`t${index}`)) },
      { tools: [tool("name with spaces")] },
      { stop: ["a", "b", "c", "d", "e"] },
      { stop: "" },
      { max_tokens: 1e300 },
      { messages: [user([{ type: "image_url", image_url: { url: "http://127.0.0.1:1/" } }])] },
    ])
      expect((await send("/v1/chat/completions", completion(wrong))).status).toBe(400);
  });

  test("every error has OpenAI's format", async () => {
    for (const body of ["{", "3", completion({ model: "x" }), completion({ n: 2 })])
      expect((await send("/v1/chat/completions", body)).json()).toEqual({
        error: expect.objectContaining({ message: expect.any(String), type: "invalid_request_error" }),
      });
  });
});
