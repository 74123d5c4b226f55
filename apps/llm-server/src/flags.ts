import { TRANSPORTS } from "@twinhost/tool-client";
import { Command } from "commander";

/** Flags as the settings that they stand for; a flag wins over the environment. Bad usage ends the process with one line. */
export const flags = (argv: readonly string[]): Record<string, string> => {
  const { transport, model, host, port } = new Command("llm-server")
    .description("Answers questions with a model and its tools. Settings come from the environment; flags win.")
    .option("--transport <transport>", `how to reach the tools: ${TRANSPORTS.join(", ")} (TOOL_TRANSPORT)`)
    .option("--model <model>", "builtin, or PROVIDER:NAME such as ollama:llama3 (MODEL)")
    .option("--host <host>", "address to listen on, or unix:/path (HOST)")
    .option("--port <port>", "port to listen on (PORT)")
    .allowExcessArguments(false)
    .configureOutput({ outputError: (line, write) => write(line) })
    .parse(argv)
    .opts<Record<"transport" | "model" | "host" | "port", string | undefined>>();
  const given = { TOOL_TRANSPORT: transport, MODEL: model, HOST: host, PORT: port };
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined));
};
