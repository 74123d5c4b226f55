import { type ServerProcess, startHttpHost } from "@twinhost/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ask } from "./requests.ts";

let server: ServerProcess;
beforeAll(async () => {
  server = await startHttpHost();
});
afterAll(() => server.stop());

const JSON_TYPE = { "content-type": "application/json", accept: "application/json, text/event-stream" };
const post = (body: unknown, headers: Record<string, string> = {}) =>
  ask(server, { path: "/mcp", headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) });
const ping = (id: number | string) => ({ jsonrpc: "2.0", id, method: "ping" });
const initialize = (id: number) => ({
  jsonrpc: "2.0",
  id,
  method: "initialize",
  params: { protocolVersion: "2025-03-26", capabilities: {}, clientInfo: { name: "test", version: "1" } },
});

it("a batch that is refused as a whole is answered for each of its ids", async () => {
  const { headers } = await post(initialize(0));
  const session = { "mcp-session-id": String(headers["mcp-session-id"]) };
  const refused = (id: number | string, message: RegExp) => ({
    id,
    error: { code: -32600, message: expect.stringMatching(message) },
  });

  const many = Array.from({ length: 101 }, (_, id) => ping(id));
  expect(await post(many, session)).toMatchObject({ status: 400, json: many.map(({ id }) => refused(id, /100/)) });
  const again = [ping("a"), { jsonrpc: "2.0", method: "notifications/initialized" }, initialize(2)];
  expect(await post(again, session)).toMatchObject({
    status: 400,
    json: [refused("a", /initialize/), refused(2, /initialize/)],
  });
});

const VERSION = "io.modelcontextprotocol/protocolVersion";
const CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";
const CLIENT = "io.modelcontextprotocol/clientInfo";
const REVISION = "2026-07-28";

it.each<[unknown, RegExp]>([
  [undefined, /params\._meta is missing/],
  [{}, /params\._meta\["io\.modelcontextprotocol\/protocolVersion"\] is missing; .*clientCapabilities"\] is missing/],
  [
    { [VERSION]: REVISION },
    /params\._meta\["io\.modelcontextprotocol\/clientCapabilities"\] is missing\. Each request of/,
  ],
  [{ [VERSION]: REVISION, [CAPABILITIES]: 5 }, /clientCapabilities"\] must be an object, not a number/],
  [{ [VERSION]: REVISION, [CAPABILITIES]: {}, [CLIENT]: 5 }, /clientInfo"\] must be an object, not a number/],
  [5, /"params\._meta" must be an object/],
])("_meta %j in revision 2026-07-28: the message names what is wrong", async (meta, message) => {
  const request = { ...ping(7), method: "tools/list", params: { _meta: meta } };
  const { status, json } = await post(request, { "mcp-protocol-version": REVISION, "mcp-method": "tools/list" });
  expect({ status, json }).toMatchObject({
    status: 400,
    json: { id: 7, error: { message: expect.stringMatching(message) } },
  });
  expect(JSON.stringify(json)).not.toMatch(/message":"[^"]*(?:Invalid input|envelope)/);
});

it.each(["gzip", "deflate", "br", "zstd"])("says that a body is not %s, over REST and MCP", async (encoding) => {
  for (const path of ["/run/calculate", "/mcp"]) {
    const headers = { ...JSON_TYPE, "content-encoding": encoding };
    const { status, text } = await ask(server, { path, headers, body: '{"expression":"1+1"}' });
    expect([status, text]).toEqual([
      400,
      expect.stringContaining(`The body is not ${encoding}, as its Content-Encoding says`),
    ]);
  }
});

it("a request target of another scheme is refused", async () => {
  for (const path of ["ftp://host/", "ftp://host/tools"]) {
    expect(await ask(server, { method: "GET", path })).toMatchObject({ status: 400, json: { code: "bad_request" } });
  }
});
