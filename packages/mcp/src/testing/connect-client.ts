import { Client, type ClientOptions } from "@modelcontextprotocol/client";
import { InMemoryTransport, type McpServer } from "@modelcontextprotocol/server";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import type { EventBus } from "@twinhost/core";
import { forwardChanges } from "../sdk-server/forward-events.ts";

export const REVISIONS = ["2026-07-28", "2025-11-25"] as const;

/** For tests: a client connected to a server in this process, as in the stdio host. */
export const connectClient = async (
  createServer: () => McpServer,
  revision: string,
  { changes, prepare, ...options }: ClientOptions & { changes?: EventBus; prepare?: (client: Client) => void } = {},
): Promise<Client> => {
  const [clientSide, serverSide] = InMemoryTransport.createLinkedPair();
  serveStdio(
    ({ era }) => {
      const mcp = createServer();
      if (changes && era === "modern") forwardChanges(mcp.server, changes, () => true);
      return mcp;
    },
    { transport: serverSide },
  );
  const client = new Client(
    { name: "test", version: "1" },
    { versionNegotiation: { mode: revision === "2025-11-25" ? "legacy" : { pin: revision } }, ...options },
  );
  prepare?.(client);
  await client.connect(clientSide);
  return client;
};
