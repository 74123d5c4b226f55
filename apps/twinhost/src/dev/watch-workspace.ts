import { join } from "node:path";
import { announceConsole } from "./announce-console.ts";
import { mcpConfigFile } from "./mcp-config-file.ts";
import { DEFAULT_PORTS, type Ports } from "./ports.ts";
import { runTogether } from "./run-together.ts";

const SERVERS = ["--filter=@twinhost/http-server", "--filter=@twinhost/llm-server"];

/** Runs the `dev` scripts of both servers. @returns the exit code. */
export const watchWorkspace = (workspace: string, { port, toolPort }: Ports): Promise<number> => {
  const toolServer = toolPort === DEFAULT_PORTS.toolPort ? {} : { MCP_SERVER_URL: `http://127.0.0.1:${toolPort}` };
  const turbo = {
    command: process.execPath,
    args: [join(workspace, "node_modules/turbo/bin/turbo"), "run", "dev", ...SERVERS],
    // Both scripts see the same environment: each passes its own port on, and the LLM server's also the file.
    env: {
      ...toolServer,
      ...process.env,
      DEV_PORT: port,
      DEV_TOOL_PORT: toolPort,
      DEV_MCP_CONFIG_FILE: mcpConfigFile(),
    },
    cwd: workspace,
  };
  return runTogether([turbo], (signal) => announceConsole(`http://127.0.0.1:${port}`, signal));
};
