import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import type { Caller } from "../caller.ts";

/** SDK v2 with its defaults over Streamable HTTP, in its newest revision; uncompressed, like the other transports. */
export const connectHttpSdkV2 = async (url: string): Promise<Caller> => {
  const requestInit = { headers: { "accept-encoding": "identity" } };
  const client = new Client(
    { name: "twinhost-bench", version: "0.1.0" },
    { versionNegotiation: { mode: { pin: "2026-07-28" } } },
  );
  await client.connect(new StreamableHTTPClientTransport(new URL("/mcp", url), { requestInit }));
  return {
    call: async (tool, args) => {
      const result = await client.callTool({ name: tool, arguments: args });
      if (result.isError) throw new Error(`${tool} failed: ${JSON.stringify(result.content)}`);
      return result.structuredContent;
    },
    pids: () => [],
    close: () => client.close(),
  };
};
