import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import type { Logger } from "@twinhost/tools";
import type { ProtocolRevision, ToolClient } from "../tool-client.ts";
import { createMcpToolClient } from "./mcp-tool-client.ts";

export interface StdioConnectionOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** The child's whole environment: it inherits nothing. */
  readonly env: Readonly<Record<string, string>>;
  /** Takes the child's stderr, line by line. */
  readonly log: Logger;
  readonly revision?: ProtocolRevision;
}

export interface StdioToolClient extends ToolClient {
  /** Process id of the running child, if there is one. */
  readonly pid: number | undefined;
}

/**
 * A subclass on purpose: on the SDK's own class a version probe spawns the server a second time, on any other it runs on
 * the connection itself.
 */
class ToolProcess extends StdioClientTransport {}

/** The tools in a child process, over its stdin and stdout. The child starts at the first use, and again after it ended. */
export const createStdioToolClient = (options: StdioConnectionOptions): StdioToolClient => {
  const { command, args, env, log, revision = "2026-07-28" } = options;
  let child: ToolProcess | undefined;

  const spawn = (): ToolProcess => {
    child = new ToolProcess({ command, args: [...args], env: { ...env }, stderr: "pipe" });
    // An undrained pipe would stop the child once it is full.
    if (child.stderr)
      createInterface({ input: child.stderr as Readable }).on("line", (line) => log.debug({ line }, "tool process"));
    return child;
  };

  const client = createMcpToolClient({
    transport: "stdio",
    revision,
    unreachable:
      "The tool process ended or could not be started. It starts again at the next call; the log has its last words.",
    openTransport: spawn,
  });
  return {
    ...client,
    get pid() {
      return child?.pid ?? undefined;
    },
  };
};
