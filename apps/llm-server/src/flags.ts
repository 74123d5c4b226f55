import { Command } from "commander";
import { TRANSPORT_CHOICES } from "./transport/transport-choice.ts";

/** Flags as the settings that they stand for; a flag wins over the environment. Bad usage ends the process with one line. */
export const flags = (argv: readonly string[]): Record<string, string> => {
  const { transport, mcpConfig, model, host, port } = new Command("llm-server")
    .description("Answers questions with a model and its tools. Settings come from the environment; flags win.")
    .option("--transport <transport>", `how to reach the tools: ${TRANSPORT_CHOICES.join(", ")} (TOOL_TRANSPORT)`)
    .option("--mcp-config <file>", "MCP servers of others, as JSON with mcpServers (MCP_CONFIG_FILE)")
    .option("--model <model>", "builtin, or PROVIDER:NAME such as ollama:llama3 (MODEL)")
    .option("--host <host>", "address to listen on, or unix:/path (HOST)")
    .option("--port <port>", "port to listen on (PORT)")
    .allowExcessArguments(false)
    .configureOutput({ outputError: (line, write) => write(line) })
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .parse(argv)
    .opts<Record<"transport" | "mcpConfig" | "model" | "host" | "port", string | undefined>>();
  const given = { TOOL_TRANSPORT: transport, MCP_CONFIG_FILE: mcpConfig, MODEL: model, HOST: host, PORT: port };
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined));
};
