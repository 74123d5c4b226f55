import { Command } from "commander";

const ENTRY = `
The entry of a desktop client:
  {
    "mcpServers": {
      "twinhost": { "command": "npx", "args": ["-y", "twinhost", "stdio"] }
    }
  }
Its "env" may hold settings, such as DATA_DIR or ALLOWED_TOOLS.`;

/** The stdio host as a command. stdout belongs to the protocol. */
export const stdioCommand = (): Command =>
  new Command("stdio")
    .description("Serves the tools over stdio, as an MCP client starts it. Settings come from the environment.")
    .addHelpText("after", ENTRY)
    .option("--mcp-config <file>", "third-party MCP servers to serve too, as JSON with mcpServers (MCP_CONFIG_FILE)")
    .exitOverride()
    .action(async ({ mcpConfig }: { mcpConfig?: string }) => {
      if (mcpConfig !== undefined) process.env.MCP_CONFIG_FILE = mcpConfig;
      await import("@twinhost/stdio-server/host");
    });
