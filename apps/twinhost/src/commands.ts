import type { Command } from "commander";

export interface CommandEntry {
  readonly name: string;
  /** One line for the menu. */
  readonly summary: string;
  /** Loads the command with all its dependencies: `stdio` must not wait for the benchmark. */
  readonly load: () => Promise<Command>;
}

/** The commands by their heading in the menu. */
export const COMMANDS: Readonly<Record<string, readonly CommandEntry[]>> = {
  "Run:": [
    {
      name: "dev",
      summary: "both servers, with the console on http://127.0.0.1:8000",
      load: async () => (await import("./dev/command.ts")).devCommand(),
    },
    {
      name: "serve",
      summary: "the tool server: MCP and REST over HTTP",
      load: async () => (await import("@twinhost/http-server/command")).toolServerCommand("serve"),
    },
    {
      name: "stdio",
      summary: "the tools over stdio, for the mcpServers entry of a desktop client",
      load: async () => (await import("./stdio-command.ts")).stdioCommand(),
    },
    {
      name: "llm",
      summary: "the LLM server: questions, an OpenAI-compatible API and the console",
      load: async () => (await import("@twinhost/llm-server/command")).llmServerCommand("llm"),
    },
  ],
  "Measure:": [
    {
      name: "bench",
      summary:
        "compare HTTP and stdio on this computer; bench claims judges the claims about them, guards measures what each feature costs, floors how far both are from the floor, mcp measures your own MCP server, profile where the time goes, search how searches grow with the documents, peers how other servers and bridges compare, compare what changed between two reports, repeatability whether several agree",
      load: async () => (await import("@twinhost/bench/command")).benchCommand(),
    },
    {
      name: "advise",
      summary: "which transport fits your case: it asks, or takes flags or a case file",
      load: async () => (await import("./advise/command.ts")).adviseCommand(),
    },
  ],
  "Set up:": [
    {
      name: "index",
      summary: "make folders the documents that search_docs searches",
      load: async () => (await import("./index-documents/command.ts")).indexCommand(),
    },
    {
      name: "keys",
      summary: "create, list, revoke and rotate API keys",
      load: async () => (await import("./keys/command.ts")).keysCommand(),
    },
    {
      name: "backup",
      summary: "copy a data folder while its servers run",
      load: async () => (await import("./backup/commands.ts")).backupCommand(),
    },
    {
      name: "restore",
      summary: "put a backup into a data folder",
      load: async () => (await import("./backup/commands.ts")).restoreCommand(),
    },
    {
      name: "sign-in",
      summary: "sign in to a third-party MCP server that wants OAuth",
      load: async () => (await import("./sign-in/command.ts")).signInCommand(),
    },
    {
      name: "new",
      summary: "scaffold a tool with its test, in the workspace (new tool NAME)",
      load: async () => (await import("./new-tool/command.ts")).newCommand(),
    },
  ],
};
