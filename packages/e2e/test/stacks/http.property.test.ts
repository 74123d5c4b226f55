import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { readRequest } from "@twinhost/mcp-wire";
import { createToolServer, type Listening, listen } from "@twinhost/server";
import { rounds } from "@twinhost/testing";
import fc from "fast-check";
import { pino } from "pino";
import { Pool } from "undici";
import { afterAll, beforeAll, expect, it } from "vitest";
import { maskedText } from "./masked-text.ts";
import { createOddToolbox, oddCaller } from "./odd-tools.ts";
import { bytesOf, headersFor, message } from "./requests.ts";

const log = pino({ level: "silent" });

const openStack = async (stack: "fast" | "sdk") => {
  const server = createToolServer({
    toolbox: createOddToolbox(),
    caller: oddCaller,
    keys: { hasKeys: () => true, verify: (key) => (key === "right" ? { caller: oddCaller } : "unknown") },
    isReady: () => true,
    allowedHosts: ["127.0.0.1"],
    allowedOrigins: ["http://good.example"],
    stack,
    log,
  });
  const listening: Listening = await listen(server.app, { host: "127.0.0.1", port: 0, log });
  const pool = new Pool(listening.address);
  return {
    ask: async (path: string, headers: Record<string, string>, body: Buffer) => {
      const answer = await pool.request({ path, method: "POST", headers, body });
      const bytes = inflated(await answer.body.bytes(), answer.headers["content-encoding"]);
      return {
        status: answer.statusCode,
        headers: masked(answer.headers, bytes),
        body: maskedText(bytes.toString("latin1")),
      };
    },
    close: async () => {
      await pool.close();
      await server.close();
      await listening.close(0);
    },
  };
};

let fast: Awaited<ReturnType<typeof openStack>>;
let sdk: Awaited<ReturnType<typeof openStack>>;
beforeAll(async () => {
  [fast, sdk] = await Promise.all([openStack("fast"), openStack("sdk")]);
});
afterAll(() => Promise.all([fast.close(), sdk.close()]));

const inflated = (bytes: Uint8Array, encoding: unknown): Buffer => {
  if (encoding === "gzip") return gunzipSync(bytes);
  return encoding === "br" ? brotliDecompressSync(bytes) : Buffer.from(bytes);
};

const masked = (headers: Record<string, unknown>, body: Buffer) => {
  const { date, "x-request-id": id, "server-timing": timing, ...same } = headers;
  return {
    ...same,
    // Times have more or fewer digits.
    ...(body.includes('_ms":') && same["content-length"] !== undefined && { "content-length": "N" }),
    isDated: date !== undefined,
    hasId: id !== undefined,
    timing: String(timing).replace(/[\d.]+/g, "N"),
  };
};

const sample = message.chain((body) =>
  fc.record({ body: fc.constant(body), headers: headersFor(body), bytes: bytesOf(body) }),
);

it("answers every request over MCP as the SDK does, whether the fast path knows it or not", async () => {
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
  // Else nothing was compared.
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

it("answers every request over REST as express does", async () => {
  await fc.assert(
    fc.asyncProperty(run, async ({ tool, headers, bytes }) => {
      const [ours, theirs] = await Promise.all([fast, sdk].map((stack) => stack.ask(`/run/${tool}`, headers, bytes)));
      expect(ours).toEqual(theirs);
    }),
    { numRuns: rounds({ few: 200, all: 2_000 }) },
  );
});
