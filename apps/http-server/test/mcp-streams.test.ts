import { Client, type ClientOptions, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { createConformanceFixture } from "@twinhost/e2e";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { serveTools } from "./serve-tools.ts";

const fixture = createConformanceFixture();
let server: Awaited<ReturnType<typeof serveTools>>;
beforeAll(async () => {
  server = await serveTools(fixture);
});
afterAll(() => server.close());

const connect = async (revision: string, options: ClientOptions = {}) => {
  const client = new Client(
    { name: "test", version: "1" },
    { versionNegotiation: { mode: revision === "2025-11-25" ? "legacy" : { pin: revision } }, ...options },
  );
  const heard: string[] = [];
  for (const list of ["tools", "prompts", "resources"] as const)
    client.setNotificationHandler(`notifications/${list}/list_changed`, () => {
      heard.push(list);
    });
  client.setNotificationHandler("notifications/resources/updated", ({ params }) => {
    heard.push(params.uri);
  });
  await client.connect(new StreamableHTTPClientTransport(new URL("/mcp", server.url)));
  onTestFinished(() => client.close());
  return { client, heard };
};

const WATCHED = "test://watched-resource";

describe.each(["2026-07-28", "2025-11-25"])("changes over HTTP, revision %s", (revision) => {
  it("reach only the clients that subscribed to them", async () => {
    const { client, heard } = await connect(revision);
    const other = await connect(revision);
    if (revision === "2025-11-25") {
      await client.subscribeResource({ uri: WATCHED });
      // The notification stream opens after the handshake.
      await expect
        .poll(async () => {
          fixture.library.changes.publish({ kind: "prompts_list_changed" });
          return heard.includes("prompts") && other.heard.includes("prompts");
        })
        .toBe(true);
      heard.length = 0;
    } else {
      await client.listen({ toolsListChanged: true, resourceSubscriptions: [WATCHED] });
      await other.client.listen({ promptsListChanged: true });
      fixture.library.changes.publish({ kind: "prompts_list_changed" });
    }
    fixture.library.changes.publish({ kind: "resource_updated", uri: "test://static-text" });
    fixture.library.changes.publish({ kind: "resource_updated", uri: WATCHED });
    await client.callTool({ name: "test_trigger_tool_change", arguments: {} });
    await expect.poll(() => heard.filter((what) => what !== "prompts")).toEqual([WATCHED, "tools"]);
    expect(other.heard).not.toContain(WATCHED);
  });
});

it("lets a 2025-11-25 client reconnect for an answer whose stream ended", async () => {
  const { client } = await connect("2025-11-25");
  const result = await client.callTool({ name: "test_reconnection", arguments: {} });
  expect(result.content).toEqual([{ type: "text", text: "You came back." }]);
});

it("checks that a parameter and the header that mirrors it agree", async () => {
  const call = (headers: Record<string, string>) =>
    fetch(new URL("/mcp", server.url), {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
        "mcp-protocol-version": "2026-07-28",
        "mcp-method": "tools/call",
        "mcp-name": "test_header_parameter",
        ...headers,
      },
      body: JSON.stringify({
        jsonrpc: "2.0",
        id: 1,
        method: "tools/call",
        params: {
          name: "test_header_parameter",
          arguments: { region: "eu" },
          _meta: {
            "io.modelcontextprotocol/protocolVersion": "2026-07-28",
            "io.modelcontextprotocol/clientCapabilities": {},
          },
        },
      }),
    });
  expect((await call({ "mcp-param-region": "eu" })).status).toBe(200);
  for (const headers of [{ "mcp-param-region": "us" }, {}]) {
    const refused = await call(headers as Record<string, string>);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ error: { code: -32020 } });
  }
});
