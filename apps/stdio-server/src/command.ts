import { parseArgs } from "node:util";

const readFlags = () => {
  try {
    return parseArgs({ options: { help: { type: "boolean" }, "mcp-config": { type: "string" } } }).values;
  } catch (error) {
    process.stderr.write(`${(error as Error).message} See --help.\n`);
    process.exit(2);
  }
};

const { help, "mcp-config": mcpConfig } = readFlags();
// A flag wins over the environment.
if (mcpConfig !== undefined) process.env.MCP_CONFIG_FILE = mcpConfig;
await (help ? import("./help.ts") : import("./host.ts"));
