import type { ToolClient } from "@twinhost/client";
import { failure, matchesPattern } from "@twinhost/core";
import type { McpServerEntry } from "../config/mcp-entry.ts";

/** A server with only those of its tools that its entry selects, by name or pattern. */
export const filterTools = (
  client: ToolClient,
  { includeTools = ["*"], excludeTools }: Pick<McpServerEntry, "includeTools" | "excludeTools">,
): ToolClient => {
  const isIn = (patterns: readonly string[], name: string): boolean =>
    patterns.some((pattern) => matchesPattern(pattern, name));
  const isOffered = (name: string): boolean => isIn(includeTools, name) && !isIn(excludeTools, name);
  return {
    get transport() {
      return client.transport;
    },
    listTools: async (options) => (await client.listTools(options)).filter(({ name }) => isOffered(name)),
    callTool: async (name, args, options) =>
      isOffered(name)
        ? client.callTool(name, args, options)
        : { ok: false, error: failure("unknown_tool", `The entry in MCP_CONFIG_FILE leaves the tool "${name}" out.`) },
    close: () => client.close(),
  };
};
