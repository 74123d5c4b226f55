import { toolSettingsHelp } from "@twinhost/runtime";
import { tools } from "@twinhost/tools";

process.stdout.write(
  `Usage: stdio-server [--mcp-config FILE]\n\nServes the tools over MCP on stdin and stdout. Settings come from the environment.\n\n  --mcp-config FILE  third-party MCP servers to serve too, as JSON with mcpServers (MCP_CONFIG_FILE)\n${toolSettingsHelp(tools)}`,
);
