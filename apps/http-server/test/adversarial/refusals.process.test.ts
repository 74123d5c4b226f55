import { brotliCompressSync, gzipSync, zstdCompressSync } from "node:zlib";
import { type ServerProcess, startHttpHost } from "@twinhost/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Answer, ask, expectHealthy, modernCall, postMcp, type Question, runTool } from "./requests.ts";

let server: ServerProcess;
beforeAll(async () => {
  server = await startHttpHost();
});
afterAll(() => server.stop());
afterEach(() => expectHealthy(server));

const CALL = modernCall("calculate", '{"expression":"1+1"}');
const REST: Question = {
  path: "/run/calculate",
  headers: { "content-type": "application/json" },
  body: '{"expression":"1+1"}',
};
const MCP: Question = {
  path: "/mcp",
  headers: {
    "content-type": "application/json",
    accept: "application/json, text/event-stream",
    ...CALL.headers,
  },
  body: CALL.body,
};
const BOTH = [
  ["REST", REST],
  ["MCP", MCP],
] as const;

/** REST refuses with problem+json, /mcp with a JSON-RPC error; both carry the product's code. */
const expectRefused = (answer: Answer, status: number, code = "bad_request"): void => {
  expect(answer.status).toBe(status);
  if (String(answer.headers["content-type"]).startsWith("application/problem+json")) {
    expect(answer.json).toMatchObject({ status, code, retryable: false, request_id: expect.any(String) });
  } else {
    expect(answer.headers["content-type"]).toMatch(/^application\/json/);
    expect(answer.json).toMatchObject({
      jsonrpc: "2.0",
      // Of these refusals, only a 406 comes after the body was parsed.
      id: status === 406 ? 1 : null,
      error: { code: expect.any(Number), data: { code, retryable: false } },
    });
  }
};

const withHeaders = (question: Question, headers: Record<string, string>): Question => ({
  ...question,
  headers: { ...question.headers, ...headers },
});

const without = (question: Question, header: string): Question => ({
  ...question,
  headers: Object.fromEntries(Object.entries(question.headers ?? {}).filter(([name]) => name !== header)),
});

describe.each(BOTH)("%s", (protocol, good) => {
  const style = protocol === "REST" ? "application/problem+json" : "application/json";
  const refused = async (question: Question, status: number, code?: string): Promise<Answer> => {
    const answer = await ask(server, question);
    expectRefused(answer, status, code);
    expect(answer.headers["content-type"]).toContain(style);
    return answer;
  };
  const refuse = async (...expected: Parameters<typeof refused>): Promise<void> => {
    await refused(...expected);
  };

  it("answers the valid call that every test here spoils", async () => {
    const { status, text } = await ask(server, good);
    expect(status).toBe(200);
    expect(text).toMatch(/"result":"2","value":2/);
  });

  it.each(["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost@evil.example"])(
    "refuses the Host %s",
    (host) => refuse(withHeaders(good, { host }), 403, "forbidden"),
  );

  it.each(["127.0.0.1:x", "a b"])("refuses the malformed Host '%s'", (host) =>
    refuse(withHeaders(good, { host }), 400),
  );

  it.each(["https://evil.example", "null", "http://127.0.0.1:1", "file://", "garbage"])(
    "refuses the Origin %s",
    (origin) => refuse(withHeaders(good, { origin }), 403, "forbidden"),
  );

  it("refuses a body without Content-Type", () => refuse(without(good, "content-type"), 415));

  it.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonx",
    "application/json; charset=utf-16",
    "application/json; charset=euc-kr",
  ])("refuses the Content-Type %s", (type) => refuse(withHeaders(good, { "content-type": type }), 415));

  it("accepts the Content-Type with UTF-8 spelled out", async () => {
    const { status } = await ask(server, withHeaders(good, { "content-type": 'Application/JSON; Charset="UTF-8"' }));
    expect(status).toBe(200);
  });

  it("refuses an unknown Content-Encoding, and names the supported ones", async () => {
    const answer = await refused(withHeaders(good, { "content-encoding": "compress" }), 415);
    expect(answer.headers["accept-encoding"]).toBe("gzip, deflate, br, zstd");
    expect(answer.text).toContain("gzip, deflate, br, zstd");
  });

  it.each([
    ["br", brotliCompressSync],
    ["zstd", zstdCompressSync],
  ])("accepts a body in %s, up to the size limit", async (encoding, compress) => {
    const encoded = withHeaders(good, { "content-encoding": encoding });
    expect((await ask(server, { ...encoded, body: compress(Buffer.from(good.body ?? "")) })).status).toBe(200);
    await refuse({ ...encoded, body: compress(Buffer.alloc(50 * 1024 * 1024, 0x20)) }, 413, "too_large");
  });

  it.each(["text/html", "application/xml", "application/json;q=0"])("refuses the Accept %s", (accept) =>
    refuse(withHeaders(good, { accept }), 406),
  );

  it.each(["PUT", "DELETE", "PATCH", "GET"])("refuses %s with 405 and Allow", async (method) => {
    const { body: _, ...bodiless } = good;
    const answer = await refused(
      { ...(method === "PUT" || method === "PATCH" ? good : without(bodiless, "content-type")), method },
      405,
    );
    expect(answer.headers.allow).toBe("POST");
  });

  it("refuses a body over 1 MiB", () => refuse({ ...good, body: `"${"a".repeat(1024 * 1024)}"` }, 413, "too_large"));

  it("refuses a small gzip that inflates to more than 1 MiB", async () => {
    const body = gzipSync(Buffer.alloc(200 * 1024 * 1024, 0x20));
    expect(body.length).toBeLessThan(1024 * 1024);
    await refuse({ ...withHeaders(good, { "content-encoding": "gzip" }), body }, 413, "too_large");
  });

  it("accepts a gzip of the right size, and refuses a broken one", async () => {
    const gzip = withHeaders(good, { "content-encoding": "gzip" });
    expect((await ask(server, { ...gzip, body: gzipSync(good.body ?? "") })).status).toBe(200);
    await refuse({ ...gzip, body: "no gzip" }, 400);
    await refuse({ ...gzip, body: gzipSync(good.body ?? "").subarray(0, 20) }, 400);
  });

  it.each(['{"expression":', "", "{'expression':'1'}", '{"a":1}{"b":2}', "NaN", '"\u0000"'])(
    "refuses the malformed JSON %j",
    async (body) => {
      const { json } = await refused({ ...good, body }, 400);
      if (protocol === "MCP") expect(json).toMatchObject({ error: { code: -32700 } });
    },
  );
});

describe("JSON that is not a call", () => {
  it.each(["1", "null", "true", '"text"', "[]", "[[]]", '[{"expression":"1"}]'])(
    "REST answers %s as invalid arguments",
    async (body) => expectRefused(await runTool(server, "calculate", body), 422, "invalid_arguments"),
  );

  it.each([
    "1",
    "null",
    "true",
    '"text"',
    "[]",
    "[[]]",
    "[1,2]",
    "{}",
    '{"jsonrpc":"1.0","id":1,"method":"tools/list"}',
    '{"id":1,"method":"tools/list"}',
    '{"jsonrpc":2.0,"id":1,"method":"tools/list"}',
    '{"jsonrpc":"2.0","id":{"a":1},"method":"tools/list"}',
    '{"jsonrpc":"2.0","id":[1],"method":"tools/list"}',
    '{"jsonrpc":"2.0","id":1,"method":5}',
    '{"jsonrpc":"2.0","id":1,"method":"tools/list","params":[]}',
  ])("/mcp answers %s with 400 and -32600, with and without a revision's headers", async (body) => {
    for (const headers of [{}, { "mcp-protocol-version": "2026-07-28", "mcp-method": "tools/list" }]) {
      const { status, json } = await postMcp(server, body, headers);
      expect({ status, json }).toMatchObject({ status: 400, json: { jsonrpc: "2.0", error: { code: -32600 } } });
    }
  });

  it.each(["/MCP", "/mcp/"])("%s answers as /mcp does", async (path) => {
    const { status, json } = await ask(server, { ...MCP, path, body: "{" });
    expect({ status, json }).toMatchObject({ status: 400, json: { jsonrpc: "2.0", error: { code: -32700 } } });
  });

  it("answers unknown or undecodable paths with a problem", async () => {
    expectRefused(await ask(server, { method: "GET", path: "/nothing" }), 404);
    expectRefused(await ask(server, { method: "GET", path: "/../../etc/passwd" }), 404);
    expectRefused(await runTool(server, "%E0%A4%A", "{}"), 400);
  });

  it.each(["/tools", "/health"])("refuses methods that %s does not serve", async (path) => {
    for (const method of ["DELETE", "PATCH", "OPTIONS", "TRACE"]) {
      const answer = await ask(server, { method, path });
      expectRefused(answer, 405);
      expect(answer.headers.allow).toContain("GET");
    }
  });
});
