import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createDataDirectory } from "@twinhost/testing";

/** Writes a file for MCP_CONFIG_FILE. @returns its path */
export const writeMcpConfig = (mcpServers: Readonly<Record<string, unknown>>): string => {
  const file = join(createDataDirectory().path, "mcp.json");
  writeFileSync(file, JSON.stringify({ mcpServers }));
  return file;
};
