import { createHttpToolClient, createStdioToolClient, type StdioState, type ToolClient } from "@twinhost/tool-client";
import type { Logger } from "@twinhost/tools";
import type { McpServerEntry } from "./mcp-config.ts";
import { processEnvironment } from "./stdio-environment.ts";

export interface McpServerOptions {
  readonly name: string;
  readonly entry: McpServerEntry;
  readonly log: Logger;
  /** Takes what tells the state of its process, where it is one. */
  readonly onStdio: (state: () => StdioState) => void;
  readonly onToolsChanged: () => void;
}

/** A connection to somebody else's MCP server, of whichever protocol revision. */
export const openMcpServer = ({ name, entry, log, onStdio, onToolsChanged }: McpServerOptions): ToolClient => {
  const unreachable = `The MCP server "${name}" cannot be reached. Check its entry in MCP_CONFIG_FILE, and the log.`;
  const common = { revision: "auto", unreachable, onToolsChanged } as const;
  if ("url" in entry) return createHttpToolClient({ ...common, url: entry.url, path: "", headers: entry.headers });
  const { command, args, cwd } = entry;
  // It sees nothing of this server's own settings and keys.
  const env = { ...processEnvironment(process.env), ...entry.env };
  const client = createStdioToolClient({ ...common, command, args, env, cwd, log });
  onStdio(client.state);
  return client;
};
