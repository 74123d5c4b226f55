import type { Connection } from "../../arms/arm.ts";
import type { BridgeClient } from "./bridge-client.ts";
import { connectMcpBridge } from "./mcp-bridge-client.ts";
import { connectRestBridge } from "./rest-bridge-client.ts";

/** Connects as the bridge's users would. */
export const connectBridge = async (url: string, connection: Connection): Promise<BridgeClient> => {
  switch (connection.kind) {
    case "plain-mcp":
      return connectMcpBridge(url, connection);
    case "plain-post":
      return connectRestBridge(url, connection.path);
    default:
      throw new Error(`No bridge is reached over ${connection.kind}.`);
  }
};
