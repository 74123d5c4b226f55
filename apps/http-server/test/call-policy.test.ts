import { StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { createHttpToolClient, createRestToolClient, type ProtocolRevision, type ToolClient } from "@twinhost/client";
import { type CallPolicySetup, describeCallPolicy, describeContentPolicy, openPolicyFixture } from "@twinhost/e2e";
import { createToolServer, listen } from "@twinhost/server";
import { openKeysUnderTest } from "./keys.ts";

/** The caller is a key, as it is of every server that is not open. */
const openServer = async ({ allowedTools, environment }: CallPolicySetup) => {
  const fixture = openPolicyFixture(environment);
  const keys = openKeysUnderTest();
  const { key, id } = keys.create({ tools: allowedTools });
  const toolServer = createToolServer({
    ...fixture,
    caller: { id: "nobody", allowedTools: [] },
    keys: keys.store,
    isReady: () => true,
    allowedHosts: ["127.0.0.1"],
    allowedOrigins: [],
  });
  const listening = await listen(toolServer.app, { host: "127.0.0.1", port: 0, log: fixture.log });
  return {
    url: listening.address,
    key,
    caller: id,
    close: async () => {
      await Promise.all([toolServer.close(), listening.close(100)]);
      fixture.close();
      keys.close();
    },
  };
};

const openWith = (transport: string, connect: (url: string, apiKey: string) => ToolClient) => ({
  open: async (setup: CallPolicySetup) => {
    const { url, key, caller, close } = await openServer(setup);
    const client = connect(url, key);
    return {
      client,
      caller,
      transport,
      close: async () => {
        await client.close();
        await close();
      },
    };
  },
});

for (const revision of ["2026-07-28", "2025-11-25"] satisfies ProtocolRevision[]) {
  describeCallPolicy(
    `http, revision ${revision}`,
    openWith("http", (url, apiKey) => createHttpToolClient({ url, apiKey, revision })),
  );
  describeContentPolicy("http", revision, {
    open: async (setup) => {
      const { url, key, caller, close } = await openServer(setup);
      const requestInit = { headers: { "x-api-key": key } };
      const connection = new StreamableHTTPClientTransport(new URL("/mcp", url), { requestInit });
      return { connection, caller, transport: "http", close };
    },
  });
}
describeCallPolicy(
  "rest",
  openWith("rest", (url, apiKey) => createRestToolClient({ url, apiKey })),
);
