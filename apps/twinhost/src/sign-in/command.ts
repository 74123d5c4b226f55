import { signIn } from "@twinhost/client";
import { makeDataDirectory, resolveDataDirectory } from "@twinhost/runtime";
import { readMcpConfig, signInFileOf } from "@twinhost/third-party";
import { Command, InvalidArgumentError, Option } from "commander";

interface Flags {
  readonly mcpConfig: string;
  readonly port?: number;
}

const parsePort = (text: string): number => {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new InvalidArgumentError("must be a port number from 1 to 65535");
};

const run = async (name: string, { mcpConfig, port }: Flags): Promise<void> => {
  const onWarning = (warning: string): void => void process.stderr.write(`warning: ${warning}\n`);
  const servers = readMcpConfig(mcpConfig, { environment: process.env, onWarning });
  const entry = servers.get(name);
  if (!entry)
    throw new Error(`${mcpConfig} has no server "${name}"; it has ${[...servers.keys()].join(", ") || "none"}.`);
  if (!("url" in entry)) throw new Error(`"${name}" is a command, which needs no sign-in.`);
  const dataDirectory = resolveDataDirectory(process.env.DATA_DIR);
  makeDataDirectory(dataDirectory);
  const { clientId, clientSecret, scope } = entry.oauth ?? {};
  await signIn({
    serverUrl: entry.url,
    file: signInFileOf(dataDirectory, name),
    clientId,
    clientSecret,
    scope,
    port,
    openPage: (url) => void process.stdout.write(`Open this address to sign in:\n${url}\n`),
  });
  process.stdout.write(`Signed in to "${name}".\n`);
};

/** Signs a person in to a third-party MCP server, for the servers that use this data folder. */
export const signInCommand = (): Command =>
  new Command("sign-in")
    .description(
      "Signs you in to a third-party MCP server that wants OAuth; the servers of this DATA_DIR then use your tokens.",
    )
    .argument("<name>", "the server's name in the file")
    .addOption(new Option("--mcp-config <file>", "the file that names it").env("MCP_CONFIG_FILE").makeOptionMandatory())
    .addOption(
      new Option(
        "--port <port>",
        "of the address that you come back to, where the client is registered for one",
      ).argParser(parsePort),
    )
    .action(run);
