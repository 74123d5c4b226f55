import { createHttpToolClient, createRestToolClient, type ToolClient } from "@twinhost/client";
import { type ServerProcess, startHttpHost } from "@twinhost/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type KeysUnderTest, openKeysUnderTest } from "./keys.ts";

let keys: KeysUnderTest;
let server: ServerProcess;
beforeAll(async () => {
  keys = openKeysUnderTest();
  keys.create();
  server = await startHttpHost({ DATA_DIR: keys.folder });
});
afterAll(async () => {
  await server.stop();
  keys.close();
});

const CLIENTS = { http: createHttpToolClient, rest: createRestToolClient };

test.each([
  ["http", undefined],
  ["rest", undefined],
  ["http", "wrong"],
  ["rest", "wrong"],
] as const)("over %s with the key %s, the error names the setting to check", async (transport, apiKey) => {
  const client: ToolClient = CLIENTS[transport]({ url: server.url, apiKey });
  try {
    await expect(client.listTools()).rejects.toThrow("set MCP_API_KEY on the LLM server");
    const call = await client.callTool("calculate", { expression: "1+1" });
    expect(call).toMatchObject({ ok: false, error: { message: /set MCP_API_KEY on the LLM server/ } });
    if (apiKey === undefined) expect(call).toMatchObject({ error: { code: "unauthenticated" } });
  } finally {
    await client.close();
  }
});

test.each(["http", "rest"] as const)(
  "over %s, a tool that a valid key may not use is not blamed on MCP_API_KEY",
  async (transport) => {
    const apiKey = keys.create({ tools: ["search_docs"] }).key;
    const client: ToolClient = CLIENTS[transport]({ url: server.url, apiKey });
    try {
      const call = await client.callTool("calculate", { expression: "1+1" });
      expect(call).toMatchObject({ ok: false, error: { code: "forbidden" } });
      expect(JSON.stringify(call)).not.toContain("MCP_API_KEY");
    } finally {
      await client.close();
    }
  },
);
