import type { ToolServerOptions } from "../sdk-server/mcp-server.ts";
import { type StreamServingOptions, serveOnStreams } from "./serve-streams.ts";

/** How often a host that is still answering checks whether its parent is alive. */
const PARENT_CHECK_MS = 100;

export interface StdioServingOptions extends StreamServingOptions {
  /** How long calls may go on once the client has closed its end, in milliseconds. Default: 10,000. */
  readonly drainMs?: number;
}

/**
 * Serves MCP on stdin and stdout, in both revisions. Resolves when the client has closed the pipe and has its answers,
 * or at once on a signal, a broken pipe or the death of the parent.
 * @example
 * await serveOnStdio({ toolbox, caller: LOCAL_CALLER, transport: "stdio" }, { log });
 */
export const serveOnStdio = async (served: ToolServerOptions, options: StdioServingOptions): Promise<void> => {
  const { drainMs = 10_000 } = options;
  const parent = process.ppid;
  const connection = serveOnStreams(served, process.stdin, process.stdout, options);
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  process.stdin.once("end", () => {
    connection.drain().then(end, end);
    setTimeout(end, drainMs).unref();
    setInterval(() => {
      // Nobody reads the answers any more; a pipe shows that only on writing.
      if (process.ppid !== parent) end();
    }, PARENT_CHECK_MS).unref();
  });
  process.stdin.once("error", () => end());
  process.stdout.once("error", () => end());
  process.stdout.once("close", end);
  process.once("SIGTERM", () => end());
  process.once("SIGINT", () => end());
  await ended;
  await connection.close();
};
