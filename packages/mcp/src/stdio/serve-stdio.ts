import type { McpServer, McpServerFactory } from "@modelcontextprotocol/server";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import type { EventBus, Logger } from "@twinhost/core";
import { forwardChanges } from "../server/forward-events.ts";
import { createStdioServerTransport } from "./server-transport.ts";

/** How often a host that still answers looks whether its parent lives. */
const PARENT_CHECK_MS = 100;

export interface StdioServingOptions {
  readonly log: Logger;
  /** Reach a client of 2026-07-28 that listens for them; one of 2025-11-25 is told by its own server. */
  readonly changes?: EventBus | undefined;
  /** How long calls may go on once the other end has closed its side, in milliseconds. */
  readonly drainMs?: number;
}

/**
 * Serves MCP on stdin and stdout, in both revisions. Resolves when the other end has closed the pipe and has its answers,
 * or at once on a signal, a broken pipe or the death of the parent.
 * @example
 * await serveOnStdio(() => createMcpServer({ toolbox, caller: LOCAL_CALLER, transport: "stdio" }), { log });
 */
export const serveOnStdio = async (createServer: () => McpServer, options: StdioServingOptions): Promise<void> => {
  const { log, changes, drainMs = 10_000 } = options;
  const parent = process.ppid;
  const createWithChanges: McpServerFactory = ({ era }) => {
    const mcp = createServer();
    // The SDK's entry hands each change to those subscriptions that asked for it.
    if (changes && era === "modern") forwardChanges(mcp.server, changes, () => true);
    return mcp;
  };
  const transport = createStdioServerTransport(process.stdin, process.stdout);
  const handle = serveStdio(createWithChanges, {
    transport,
    onerror: (error) => log.debug({ err: error }, "mcp"),
  });
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  process.stdin.once("end", () => {
    transport.drain().then(end, end);
    setTimeout(end, drainMs).unref();
    setInterval(() => {
      // Nobody reads the answers any more; a pipe tells so only to whoever writes.
      if (process.ppid !== parent) end();
    }, PARENT_CHECK_MS).unref();
  });
  process.stdin.once("error", () => end());
  process.stdout.once("error", () => end());
  process.stdout.once("close", end);
  process.once("SIGTERM", () => end());
  process.once("SIGINT", () => end());
  await ended;
  await handle.close();
};
