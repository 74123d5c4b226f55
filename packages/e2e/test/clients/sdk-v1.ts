import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import type { InteropClient, InteropSession } from "./interop-client.ts";
import { namesOf, outputOf } from "./result.ts";

const open = async (transport: Transport): Promise<InteropSession> => {
  const client = new Client({ name: "interop", version: "1.0.0" });
  await client.connect(transport);
  return {
    listTools: async () => namesOf(await client.listTools()),
    calculate: async (expression) => outputOf(await client.callTool({ name: "calculate", arguments: { expression } })),
    close: () => client.close(),
  };
};

export const sdkV1: InteropClient = {
  name: "MCP SDK v1",
  http: ({ url, headers }) =>
    open(
      new StreamableHTTPClientTransport(new URL("/mcp", url), {
        requestInit: { headers: { ...headers } },
      }) as Transport,
    ),
  stdio: ({ command, args, env }) =>
    open(new StdioClientTransport({ command, args: [...args], env: { ...env }, stderr: "ignore" })),
};
