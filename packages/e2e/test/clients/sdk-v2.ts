import { Client, StreamableHTTPClientTransport, type Transport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import type { InteropClient, InteropSession } from "./interop-client.ts";
import { namesOf, outputOf } from "./result.ts";

/** The SDK's modes of choosing a revision: its default, and negotiating the newest that both sides support. */
const MODES = ["legacy", "auto"] as const;

const open = async (transport: Transport, mode: (typeof MODES)[number]): Promise<InteropSession> => {
  const client = new Client({ name: "interop", version: "1.0.0" }, { versionNegotiation: { mode } });
  await client.connect(transport);
  return {
    listTools: async () => namesOf(await client.listTools()),
    calculate: async (expression) => outputOf(await client.callTool({ name: "calculate", arguments: { expression } })),
    close: () => client.close(),
  };
};

export const sdkV2: readonly InteropClient[] = MODES.map((mode) => ({
  name: `MCP SDK v2, mode ${mode}`,
  http: ({ url, headers }) =>
    open(new StreamableHTTPClientTransport(new URL("/mcp", url), { requestInit: { headers: { ...headers } } }), mode),
  stdio: ({ command, args, env }) =>
    open(new StdioClientTransport({ command, args: [...args], env: { ...env }, stderr: "ignore" }), mode),
}));
