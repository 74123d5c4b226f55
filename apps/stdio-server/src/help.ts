import { toolSettingsHelp } from "@twinhost/runtime";
import { tools } from "@twinhost/tools";

process.stdout.write(
  `Usage: stdio-server\n\nServes the tools over MCP on stdin and stdout. Settings come from the environment.\n${toolSettingsHelp(tools)}`,
);
