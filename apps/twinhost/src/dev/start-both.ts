import { announceConsole } from "./announce-console.ts";
import { mcpConfigFile } from "./mcp-config-file.ts";
import type { Ports } from "./ports.ts";
import { runTogether } from "./run-together.ts";

/** Runs both servers, each in a separate process. @returns the exit code. */
export const startBoth = ({ port, toolPort }: Ports): Promise<number> => {
  const program = process.argv[1] ?? "";
  const server = (...args: string[]) => ({ command: process.execPath, args: [program, ...args], env: process.env });
  const llm = server("llm", "--port", port);
  const env = {
    TOOL_TRANSPORT: "http",
    MCP_SERVER_URL: `http://127.0.0.1:${toolPort}`,
    MCP_CONFIG_FILE: mcpConfigFile(),
    ...process.env,
  };
  return runTogether([server("serve", "--port", toolPort), { ...llm, env }], (signal) =>
    announceConsole(`http://127.0.0.1:${port}`, signal),
  );
};
