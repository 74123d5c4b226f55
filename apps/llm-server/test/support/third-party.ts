import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "./temporary-folder.ts";

/** A file for MCP_CONFIG_FILE. @returns its path */
export const writeMcpConfig = (mcpServers: Readonly<Record<string, unknown>>): string => {
  const file = join(temporaryFolder(), "mcp.json");
  writeFileSync(file, JSON.stringify({ mcpServers }));
  return file;
};

/** The entry of the fixture server; see there for its settings. */
export const fixtureServer = (env: Readonly<Record<string, string>> = {}) => ({
  command: process.execPath,
  args: [new URL("../fixtures/third-party-server.ts", import.meta.url).pathname],
  env,
});
