import { isJSONRPCRequest, parseJSONRPCMessage } from "@modelcontextprotocol/server";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import type { EventBus, Logger } from "@twinhost/core";
import { unservedRevision } from "../protocol/request-revision.ts";
import { forwardChanges } from "../sdk-server/forward-events.ts";
import { createMcpServer, type ToolServerOptions } from "../sdk-server/mcp-server.ts";
import type { SdkConnection, StdioServerTransport } from "./server-transport.ts";

// Everything that stdio needs of the SDK, loaded with the first message that is not plain.

export interface SdkOptions {
  readonly log: Logger;
  /** For clients of 2026-07-28 that listen to them; those of 2025-11-25 are notified by their own server. */
  readonly changes?: EventBus | undefined;
}

/** Connects the SDK's server to the transport. */
export const connectServer = (
  transport: StdioServerTransport,
  served: ToolServerOptions,
  { log, changes }: SdkOptions,
): SdkConnection => {
  const { close } = serveStdio(
    ({ era }) => {
      const mcp = createMcpServer(served);
      const { server } = mcp;
      transport.fast?.opened(era);
      const { oninitialized } = server;
      server.oninitialized = () => {
        transport.fast?.leaveChanges();
        oninitialized?.();
      };
      // The SDK's entry passes each change to the subscriptions that asked for it.
      if (changes && era === "modern") forwardChanges(server, changes, () => true);
      return mcp;
    },
    { transport, onerror: (error) => log.debug({ err: error }, "mcp") },
  );
  return { close, isJSONRPCRequest, parseJSONRPCMessage, unservedRevision };
};
