import { join } from "node:path";
import { announceConsole } from "./announce-console.ts";
import { mcpConfigFile } from "./mcp-config-file.ts";
import { runTogether } from "./run-together.ts";

/** Where the LLM server listens by default. */
const CONSOLE = "http://127.0.0.1:8000";
const SERVERS = ["--filter=@twinhost/http-server", "--filter=@twinhost/llm-server"];

/** Runs the `dev` scripts of both servers. @returns the exit code. */
export const watchWorkspace = (workspace: string): Promise<number> => {
  const turbo = {
    command: process.execPath,
    args: [join(workspace, "node_modules/turbo/bin/turbo"), "run", "dev", ...SERVERS],
    // Used by the LLM server only: its `dev` script passes it on.
    env: { ...process.env, DEV_MCP_CONFIG_FILE: mcpConfigFile() },
    cwd: workspace,
  };
  return runTogether([turbo], (signal) => announceConsole(CONSOLE, signal));
};
