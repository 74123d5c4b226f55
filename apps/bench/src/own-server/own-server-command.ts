import type { JsonObject } from "@twinhost/core";
import { type Command, InvalidArgumentError, Option } from "commander";
import { countOf } from "../option-parsers.ts";

/** Where the user's server is. */
export type GivenServer =
  | { readonly kind: "stdio"; readonly command: string }
  | { readonly kind: "http"; readonly url: string; readonly headers: Readonly<Record<string, string>> }
  /** `name` may be omitted if the file has only one server. */
  | { readonly kind: "config"; readonly file: string; readonly name: string | undefined };

export interface OwnServerArguments {
  readonly command: "mcp";
  readonly server: GivenServer;
  /** Undefined lists the tools. */
  readonly tool: string | undefined;
  readonly args: JsonObject;
  readonly allowWrites: boolean;
  /** Calls per second; `off` for no cap, undefined for the default, which depends on where the server is. */
  readonly rate: number | "off" | undefined;
  readonly quick: boolean;
  /** Undefined: the mode's number. */
  readonly starts: number | undefined;
  readonly lang: "en" | "ko";
  readonly out: string | undefined;
}

/** Options as commander parses them. */
interface Given {
  readonly stdio?: string;
  readonly http?: string;
  readonly header?: Readonly<Record<string, string>>;
  readonly mcpConfig?: string;
  readonly server?: string;
  readonly tool?: string;
  readonly args?: JsonObject;
  readonly allowWrites?: boolean;
  readonly rate?: number | "off";
  readonly quick?: boolean;
  readonly starts?: number;
  readonly lang: "en" | "ko";
  readonly out?: string;
}

const argsOf = (text: string): JsonObject => {
  const refuse = (): never => {
    throw new InvalidArgumentError(`It must be a JSON object, such as '{"path": "notes.txt"}'.`);
  };
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : refuse();
  } catch {
    return refuse();
  }
};

const headerOf = (text: string, before: Readonly<Record<string, string>> = {}): Record<string, string> => {
  const { name, value } = /^(?<name>[^:\s]+): *(?<value>.*)$/.exec(text)?.groups ?? {};
  if (name === undefined || value === undefined)
    throw new InvalidArgumentError("It must be a name and a value, as in 'Authorization: Bearer KEY'.");
  return { ...before, [name]: value };
};

const urlOf = (text: string): string => {
  const url = URL.parse(text);
  if (url?.protocol !== "http:" && url?.protocol !== "https:")
    throw new InvalidArgumentError("It must be the address of the MCP endpoint, such as http://127.0.0.1:8000/mcp.");
  return url.href;
};

const rateOf = (text: string): number | "off" => {
  if (text === "off") return "off";
  const rate = Number(text);
  if (!(rate > 0 && rate <= 100_000)) throw new InvalidArgumentError('It must be a number above 0, or "off".');
  return rate;
};

export const addOwnServerCommand = (
  program: Command,
  run: (parsed: OwnServerArguments) => Promise<void> | void,
): void => {
  program
    .command("mcp")
    .description(
      "Measures your own MCP server over every transport that it allows. Without --tool it lists the tools and calls none.",
    )
    .option("--stdio <command>", "the command line that starts it, as in 'npx -y @scope/server --flag'")
    .option("--http <url>", "the address of its MCP endpoint", urlOf)
    .option("--header <header>", "sent with every request to --http; may be repeated", headerOf)
    .option("--mcp-config <file>", "a JSON file with mcpServers, as MCP clients have it")
    .option("--server <name>", "the server of that file")
    .option("--tool <name>", "the tool to call: no other is called")
    .option("--args <json>", "its arguments, a JSON object (default: {})", argsOf)
    .option("--allow-writes", "call it though its annotations do not say that it only reads")
    .option(
      "--rate <n>",
      'calls a second at most, or "off" (default: 10 for a server that is not on this machine, else off)',
      rateOf,
    )
    .option("--quick", "about a minute: three starts, shorter")
    .option("--starts <n>", "starts of every scenario (5, with --quick 3); fewer than 3 give no intervals", countOf)
    .addOption(new Option("--lang <language>", "language of the summary").choices(["en", "ko"]).default("en"))
    .option("--out <folder>", "folder for the report (default: reports/mcp)")
    .allowExcessArguments(false)
    .action((given: Given) => {
      if (Object.keys(program.opts()).length > 0) program.error("error: options of mcp come after it");
      const server = serverOf(given);
      if (typeof server === "string") return program.error(`error: ${server}`);
      const { tool, args = {}, allowWrites = false, rate, quick = false, starts, lang, out } = given;
      if (tool === undefined && given.args !== undefined) program.error("error: --args needs --tool");
      return run({ command: "mcp", server, tool, args, allowWrites, rate, quick, starts, lang, out });
    });
};

/** @returns an error message unless exactly one server is named */
const serverOf = ({ stdio, http, header, mcpConfig, server }: Given): GivenServer | string => {
  if ([stdio, http, mcpConfig].filter((given) => given !== undefined).length !== 1)
    return "name one server: --stdio COMMAND, --http URL, or --mcp-config FILE";
  if (header && http === undefined) return "--header needs --http";
  if (server !== undefined && mcpConfig === undefined) return "--server needs --mcp-config";
  if (stdio !== undefined) return { kind: "stdio", command: stdio };
  if (http !== undefined) return { kind: "http", url: http, headers: header ?? {} };
  return { kind: "config", file: mcpConfig ?? "", name: server };
};
