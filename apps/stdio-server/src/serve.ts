import type { McpServer, McpServerFactory } from "@modelcontextprotocol/server";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { type ChangeFeed, createStdioServerTransport, forwardChanges, type Logger } from "@twinhost/tools";

/**
 * Serves MCP on stdin and stdout, in both revisions, until the other end closes the pipe. Resolves when it has.
 * @param changes reach a client of 2026-07-28 that listens for them; one of 2025-11-25 is told by its own server.
 */
export const serveOnStdio = async (createServer: () => McpServer, log: Logger, changes?: ChangeFeed): Promise<void> => {
  const createWithChanges: McpServerFactory = ({ era }) => {
    const mcp = createServer();
    // The SDK's entry hands each change to those subscriptions that asked for it.
    if (changes && era === "modern") forwardChanges(mcp.server, changes, () => true);
    return mcp;
  };
  const handle = serveStdio(createWithChanges, {
    transport: createStdioServerTransport(process.stdin, process.stdout),
    onerror: (error) => log.debug({ err: error }, "mcp"),
  });
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  process.stdin.once("end", end);
  process.stdin.once("close", end);
  process.stdout.once("error", () => end());
  process.stdout.once("close", end);
  process.once("SIGTERM", () => end());
  process.once("SIGINT", () => end());
  await ended;
  await handle.close();
};
