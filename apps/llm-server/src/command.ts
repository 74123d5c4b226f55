import { toolSettingsHelp } from "@twinhost/runtime";
import { tools } from "@twinhost/tools";
import { Command } from "commander";
import type { Flags } from "./flags.ts";
import { TRANSPORT_CHOICES } from "./transport/transport-choice.ts";

type Given = Partial<Record<"transport" | "mcpConfig" | "model" | "host" | "port", string>>;

const serve = async (flags: Flags): Promise<void> => {
  const { runLlmServer } = await import("./server.ts");
  await runLlmServer(flags);
};

const flagsOf = ({ transport, mcpConfig, model, host, port }: Given): Flags => {
  const given = { TOOL_TRANSPORT: transport, MCP_CONFIG_FILE: mcpConfig, MODEL: model, HOST: host, PORT: port };
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined));
};

/** The LLM server as a command. Flags override the environment; on incorrect usage the process exits with one line. */
export const llmServerCommand = (name: string, run: (flags: Flags) => Promise<void> = serve): Command =>
  new Command(name)
    .description("Answers questions with a model and its tools. Settings come from the environment; flags win.")
    .option("--transport <transport>", `how to reach the tools: ${TRANSPORT_CHOICES.join(", ")} (TOOL_TRANSPORT)`)
    .option("--mcp-config <file>", "third-party MCP servers, as JSON with mcpServers (MCP_CONFIG_FILE)")
    .option("--model <model>", "builtin, or PROVIDER:NAME such as ollama:llama3 (MODEL)")
    .option("--host <host>", "address to listen on, or unix:/path (HOST)")
    .option("--port <port>", "port to listen on (PORT)")
    .addHelpText("after", toolSettingsHelp(tools))
    .allowExcessArguments(false)
    .configureOutput({ outputError: (line, write) => write(line) })
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .action((given: Given) => run(flagsOf(given)));
