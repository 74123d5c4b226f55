import { readRequest } from "@twinhost/mcp-wire";
import { rounds } from "@twinhost/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { type HttpStack, openHttpStack } from "./http-stack.ts";
import { createOddContent } from "./odd-content.ts";
import { bytesOf, headersFor, message } from "./requests.ts";

let fast: HttpStack;
let sdk: HttpStack;
beforeAll(async () => {
  [fast, sdk] = await Promise.all([openHttpStack("fast"), openHttpStack("sdk")]);
});
afterAll(() => Promise.all([fast.close(), sdk.close()]));

const sample = message.chain((body) =>
  fc.record({ body: fc.constant(body), headers: headersFor(body), bytes: bytesOf(body) }),
);

it("answers every MCP request like the SDK, whether or not the fast path handles it", async () => {
  let plain = 0;
  const numRuns = rounds({ few: 500, all: 3_000 });
  await fc.assert(
    fc.asyncProperty(sample, async ({ body, headers, bytes }) => {
      if (readRequest(body, { headers })) plain++;
      const [ours, theirs] = await Promise.all([fast, sdk].map((stack) => stack.ask("/mcp", headers, bytes)));
      expect(ours).toEqual(theirs);
    }),
    { numRuns },
  );
  // Otherwise nothing was compared.
  expect(plain).toBeGreaterThan(numRuns / 20);
});

const run = fc
  .record({
    tool: fc.constantFrom(
      "echo",
      "fail",
      "crash",
      "tell",
      "ask",
      "secret",
      "nope",
      "ECHO",
      "a%20b",
      "%zz",
      "a/b",
      "echo/",
    ),
    body: fc.oneof(
      fc.record({ value: fc.jsonValue() }),
      fc.constantFrom(
        { code: "rate_limited", retryAfterMs: 1500 },
        { code: "deadline" },
        { what: "text" },
        {},
        null,
        "x",
      ),
      fc.constant({ value: "ü한글".repeat(500) }),
    ),
  })
  .chain(({ tool, body }) => fc.record({ tool: fc.constant(tool), headers: headersFor(body), bytes: bytesOf(body) }));

it("answers every REST request like express", async () => {
  await fc.assert(
    fc.asyncProperty(run, async ({ tool, headers, bytes }) => {
      const [ours, theirs] = await Promise.all([fast, sdk].map((stack) => stack.ask(`/run/${tool}`, headers, bytes)));
      expect(ours).toEqual(theirs);
    }),
    { numRuns: rounds({ few: 200, all: 2_000 }) },
  );
});

it.each([true, false])("declares its capabilities like the SDK, with content besides tools: %s", async (hasContent) => {
  const content = hasContent ? createOddContent() : undefined;
  const stacks = await Promise.all((["fast", "sdk"] as const).map((stack) => openHttpStack(stack, content)));
  onTestFinished(async () => {
    for (const stack of stacks) await stack.close();
  });
  const _meta = {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientCapabilities": {},
  };
  const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", id: 1, method: "server/discover", params: { _meta } }));
  const headers = {
    "x-api-key": "right",
    "content-type": "application/json",
    accept: "application/json, text/event-stream",
    "mcp-protocol-version": "2026-07-28",
    "mcp-method": "server/discover",
  };
  const [ours, theirs] = await Promise.all(stacks.map((stack) => stack.ask("/mcp", headers, body)));
  expect(ours).toEqual(theirs);
  expect(ours?.status).toBe(200);
});
