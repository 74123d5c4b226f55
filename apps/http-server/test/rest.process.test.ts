import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { type ServerProcess, startHttpHost } from "@twinhost/testing";
import { request } from "undici";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type KeysUnderTest, openKeysUnderTest } from "./keys.ts";

let keys: KeysUnderTest;
let server: ServerProcess;
let key: string;
let limited: string;
beforeAll(async () => {
  keys = openKeysUnderTest();
  key = keys.create({ role: "admin" }).key;
  limited = keys.create({ tools: ["calculate"], ratePerMinute: 1 }).key;
  server = await startHttpHost({ DATA_DIR: keys.folder });
});
afterAll(async () => {
  await server.stop();
  keys.close();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  request(`${server.url}${path}`, { headers: { "x-api-key": key, ...headers } });

describe("GET /tools", () => {
  it("is not sent again to a client that has it: 304 for its ETag, per caller", async () => {
    const first = await get("/tools");
    const etag = String(first.headers.etag);
    expect(etag).toMatch(/^W\/"/);
    expect(first.headers["cache-control"]).toBe("private, no-cache");
    expect(first.headers.vary).toMatch(/X-API-Key.*Authorization/i);
    await first.body.dump();

    for (const tag of [etag, etag.slice(2), `"other", ${etag}`, "*"]) {
      const again = await get("/tools", { "if-none-match": tag });
      expect([again.statusCode, again.headers.etag, await again.body.text()]).toEqual([304, etag, ""]);
    }
    for (const headers of [{ "if-none-match": '"other"' }, { "if-none-match": etag, "x-api-key": limited }]) {
      const again = await get("/tools", headers as Record<string, string>);
      expect(again.statusCode).toBe(200);
      await again.body.dump();
    }
  });

  it("is compressed for a client that accepts it; small answers are not", async () => {
    const large = await get("/tools", { "accept-encoding": "gzip" });
    expect(large.headers["content-encoding"]).toBe("gzip");
    expect(JSON.parse(gunzipSync(await large.body.bytes()).toString())).toMatchObject({ tools: expect.any(Array) });
    const small = await get("/health", { "accept-encoding": "gzip" });
    expect(small.headers["content-encoding"]).toBeUndefined();
    await small.body.dump();
  });
});

describe("an answer over MCP", () => {
  it.each(["2026-07-28", "2025-11-25"])("is compressed only when it is large, revision %s", async (revision) => {
    const encodings = new Map<unknown, string | null>();
    const transport = new StreamableHTTPClientTransport(new URL("/mcp", server.url), {
      requestInit: { headers: { "x-api-key": key } },
      fetch: async (url, init) => {
        const answer = await fetch(url, init);
        const { method } = typeof init?.body === "string" ? JSON.parse(init.body) : {};
        encodings.set(method, answer.headers.get("content-encoding"));
        return answer;
      },
    });
    const mode = revision === "2025-11-25" ? "legacy" : { pin: revision };
    const client = new Client({ name: "test", version: "1" }, { versionNegotiation: { mode } });
    await client.connect(transport);
    await client.listTools();
    const { structuredContent } = await client.callTool({ name: "calculate", arguments: { expression: "1 + 1" } });
    await client.close();
    expect(structuredContent).toMatchObject({ value: 2 });
    expect(encodings.get("tools/call")).toBeNull();
    expect(encodings.get("tools/list")).not.toBeNull();
  });
});

describe("a caller over its rate limit", () => {
  it("gets 429 with the seconds to wait", async () => {
    const run = () =>
      request(`${server.url}/run/calculate`, {
        method: "POST",
        headers: { "x-api-key": limited, "content-type": "application/json" },
        body: '{"expression":"1+1"}',
      });
    await (await run()).body.dump();
    const { statusCode, headers, body } = await run();
    expect(statusCode).toBe(429);
    expect(headers["content-type"]).toContain("application/problem+json");
    expect(await body.json()).toMatchObject({ code: "rate_limited", retryable: true });
    const seconds = Number(headers["retry-after"]);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
  });
});

describe("OpenAPI", () => {
  it("is clean under redocly's strict rules", { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "twinhost-openapi-"));
    const lint = (document: string): string => {
      writeFileSync(join(folder, "openapi.json"), document);
      const cli = join(import.meta.dirname, "../node_modules/@redocly/cli/bin/cli.js");
      const args = [cli, "lint", "openapi.json", "--extends", "recommended-strict"];
      const env = { PATH: process.env.PATH, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", CI: "1" };
      return execFileSync(process.execPath, args, {
        cwd: folder,
        env,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
      });
    };
    const document = await (await get("/openapi.json")).body.text();
    expect(JSON.parse(document).openapi).toBe("3.1.1");
    lint(document);
    // The linter does find faults: it rejects a document without security.
    expect(() => lint(JSON.stringify({ ...JSON.parse(document), security: undefined }))).toThrow();
    rmSync(folder, { recursive: true });
  });

  it("documents only what is served", async () => {
    const { paths } = (await (await get("/openapi.json")).body.json()) as { paths: Record<string, object> };
    for (const [path, operations] of Object.entries(paths)) {
      for (const method of Object.keys(operations)) {
        const answer = await request(`${server.url}${path}`, {
          method: method.toUpperCase() as "GET",
          headers: { "x-api-key": key, "content-type": "application/json" },
          ...(method === "post" && { body: "{}" }),
        });
        expect([path, answer.statusCode]).toEqual([path, method === "post" ? 422 : 200]);
        await answer.body.dump();
      }
    }
  });
});
