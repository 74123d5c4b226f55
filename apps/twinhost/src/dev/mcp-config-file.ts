import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeDataDirectory, resolveDataDirectory } from "@twinhost/runtime";

/** The file in which the console keeps third-party MCP servers, created if missing; entries may hold secrets. */
export const mcpConfigFile = (dataDirectory: string = resolveDataDirectory(process.env.DATA_DIR)): string => {
  const file = join(dataDirectory, "mcp.json");
  makeDataDirectory(dataDirectory);
  if (!existsSync(file)) writeFileSync(file, '{\n  "mcpServers": {}\n}\n', { mode: 0o600 });
  return file;
};
