import type { Server } from "@modelcontextprotocol/server";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { createStdioServerTransport, type Logger } from "@twinhost/tools";

/** Serves MCP on stdin and stdout, in both revisions, until the other end closes the pipe. Resolves when it has. */
export const serveOnStdio = async (createServer: () => Server, log: Logger): Promise<void> => {
  const handle = serveStdio(createServer, {
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
