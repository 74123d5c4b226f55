import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import type { ServerCommand } from "../../arms/arm.ts";
import type { Caller } from "../caller.ts";

/** SDK v1 as a client of our hosts over stdio. */
export const connectStdioSdkV1 = async ({ command, args, env }: ServerCommand): Promise<Caller> => {
  const transport = new StdioClientTransport({ command, args: [...args], env: { ...env }, stderr: "inherit" });
  return connect(transport, () => (transport.pid === null ? [] : [transport.pid]));
};

/** SDK v1 as a client of our hosts over Streamable HTTP; uncompressed, like the other transports. */
export const connectHttpSdkV1 = (url: string): Promise<Caller> => {
  const requestInit = { headers: { "accept-encoding": "identity" } };
  return connect(new StreamableHTTPClientTransport(new URL("/mcp", url), { requestInit }) as Transport, () => []);
};

const connect = async (transport: Transport, pids: () => number[]): Promise<Caller> => {
  const client = new Client({ name: "twinhost-bench", version: "0.1.0" });
  await client.connect(transport);
  return {
    call: async (tool, args) => {
      const result = await client.callTool({ name: tool, arguments: args });
      if (result.isError) throw new Error(`${tool} failed: ${JSON.stringify(result.content)}`);
      return result.structuredContent;
    },
    pids,
    close: () => client.close(),
  };
};
