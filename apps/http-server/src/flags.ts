import { Command } from "commander";

/** Flags as the settings that they stand for; a flag wins over the environment. Bad usage ends the process with one line. */
export const flags = (argv: readonly string[]): Record<string, string> => {
  const { host, port } = new Command("http-server")
    .description("Serves the tools over MCP and REST. Settings come from the environment; flags win.")
    .option("--host <host>", "address to listen on, or unix:/path (HOST)")
    .option("--port <port>", "port to listen on (PORT)")
    .allowExcessArguments(false)
    .configureOutput({ outputError: (line, write) => write(line) })
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .parse(argv)
    .opts<{ host?: string; port?: string }>();
  return { ...(host !== undefined && { HOST: host }), ...(port !== undefined && { PORT: port }) };
};
