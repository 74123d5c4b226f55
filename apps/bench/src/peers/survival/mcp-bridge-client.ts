import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { ToolListChangedNotificationSchema } from "@modelcontextprotocol/sdk/types.js";
import type { Connection } from "../../arms/arm.ts";
import type { BridgeClient } from "./bridge-client.ts";
import { eventually } from "./within.ts";

/** Uses the SDK's client, like most programs. */
export const connectMcpBridge = (
  url: string,
  { path = "/mcp", prefix }: Extract<Connection, { kind: "plain-mcp" }>,
): Promise<BridgeClient> => clientOfSdk(new StreamableHTTPClientTransport(new URL(path, url)) as Transport, prefix);

const LISTED_WITHIN_MS = 10_000;

/** @param prefix - that the bridge adds to tool names */
export const clientOfSdk = async (transport: Transport, prefix = ""): Promise<BridgeClient> => {
  const client = new Client({ name: "twinhost-bench", version: "0.1.0" });
  const changed = Promise.withResolvers<void>();
  client.setNotificationHandler(ToolListChangedNotificationSchema, () => changed.resolve());
  await client.connect(transport);
  const tools = async (): Promise<string[]> =>
    (await client.listTools()).tools.map(({ name }) => (name.startsWith(prefix) ? name.slice(prefix.length) : name));
  // A bridge may be ready before the server behind it.
  await eventually(LISTED_WITHIN_MS, async () => (await tools()).includes("echo"));
  return {
    call: async (tool, args = {}, { signal, onProgress } = {}) => {
      const result = await client.callTool({ name: `${prefix}${tool}`, arguments: args }, undefined, {
        ...(signal && { signal }),
        ...(onProgress && { onprogress: onProgress }),
      });
      if (result.isError) throw new Error(`${tool} failed: ${JSON.stringify(result.content)}`);
      return result.content;
    },
    tools,
    listChanged: changed.promise,
    close: () => client.close(),
  };
};
