import { toolSettingsHelp } from "@twinhost/runtime";
import { tools } from "@twinhost/tools";
import { Command } from "commander";
import type { Flags } from "./flags.ts";

const serve = async (flags: Flags): Promise<void> => {
  const { runToolServer } = await import("./server.ts");
  await runToolServer(flags);
};

/** The tool server's command. Flags win over the environment; bad usage ends the process with one line. */
export const toolServerCommand = (name: string): Command =>
  new Command(name)
    .description("Serves the tools over MCP and REST. Settings come from the environment; flags win.")
    .option("--host <host>", "address to listen on, or unix:/path (HOST)")
    .option("--port <port>", "port to listen on (PORT)")
    .option("--mcp-config <file>", "third-party MCP servers to serve too, as JSON with mcpServers (MCP_CONFIG_FILE)")
    .addHelpText("after", toolSettingsHelp(tools))
    .allowExcessArguments(false)
    .configureOutput({ outputError: (line, write) => write(line) })
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .action(({ host, port, mcpConfig }: Partial<Record<"host" | "port" | "mcpConfig", string>>) =>
      serve({
        ...(host !== undefined && { HOST: host }),
        ...(port !== undefined && { PORT: port }),
        ...(mcpConfig !== undefined && { MCP_CONFIG_FILE: mcpConfig }),
      }),
    );
