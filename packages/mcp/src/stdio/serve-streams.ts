import type { Readable, Writable } from "node:stream";
import type { McpServer } from "@modelcontextprotocol/server";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import type { EventBus, Logger } from "@twinhost/core";
import { forwardChanges } from "../sdk-server/forward-events.ts";
import type { ToolServerOptions } from "../sdk-server/mcp-server.ts";
import { createStdioServerTransport, type StdioServerTransport } from "./server-transport.ts";

export interface StreamServingOptions {
  readonly log: Logger;
  /** Reach a client of 2026-07-28 that listens for them; one of 2025-11-25 is told by its own server. */
  readonly changes?: EventBus | undefined;
  /** What the server serves, for plain calls to be answered without it; else every message is the SDK's. */
  readonly fast?: ToolServerOptions | undefined;
}

/** One connection of MCP over lines of JSON. */
export interface StreamConnection extends Pick<StdioServerTransport, "drain"> {
  /** Ends the calls in flight. */
  close(): Promise<void>;
}

/** Serves MCP on a pair of streams, in both revisions. */
export const serveOnStreams = (
  createServer: () => McpServer,
  input: Readable,
  output: Writable,
  { log, changes, fast }: StreamServingOptions,
): StreamConnection => {
  const transport = createStdioServerTransport(input, output, fast);
  const { close } = serveStdio(
    ({ era }) => {
      const mcp = createServer();
      transport.opened(era);
      // The SDK's entry hands each change to those subscriptions that asked for it.
      if (changes && era === "modern") forwardChanges(mcp.server, changes, () => true);
      return mcp;
    },
    { transport, onerror: (error) => log.debug({ err: error }, "mcp") },
  );
  return { drain: transport.drain, close };
};
