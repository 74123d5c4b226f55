import { commandLineProblem, unavailableBecause } from "@twinhost/client";
import type { Logger } from "@twinhost/core";
import { createMcpConfigEditor, type McpConfigEditor, openMcpServer, readMcpConfig } from "@twinhost/third-party";
import type { Connections } from "../transport/connections.ts";

/** The result of testing an entry. */
type ServerTest =
  | { readonly ok: true; readonly tools: readonly string[] }
  | { readonly ok: false; readonly reason: string };

/** Changes third-party MCP servers for an administrator: in their file, and in this process at once. */
export interface ThirdPartyAdmin {
  readonly editor: McpConfigEditor;
  /** Adds or replaces a server in the file. @throws Error with one line for an invalid entry, which changes nothing */
  set(name: string, entry: Entry): void;
  /** Changes some keys of a server in the file. @throws as `set` does, or if there is no such server */
  edit(name: string, changes: Entry): void;
  /** Rereads the file and applies it. @throws Error with one line for an invalid file, which changes nothing */
  reload(): Promise<string>;
  /** Connects, lists the tools, and closes. @throws Error with one line for an invalid entry */
  test(name: string, entry: Entry): Promise<ServerTest>;
}

type Entry = Readonly<Record<string, unknown>>;

export interface ThirdPartyAdminOptions {
  /** `MCP_CONFIG_FILE`. */
  readonly file: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly dataDirectory: string;
  readonly connections: Pick<Connections, "changeServers">;
  readonly log: Logger;
}

/** A command such as `npx` may have to download the server first. */
const TEST_MS = 60_000;

export const createThirdPartyAdmin = (options: ThirdPartyAdminOptions): ThirdPartyAdmin => {
  const { file, environment, dataDirectory, connections, log } = options;
  const editor = createMcpConfigEditor(file, environment);
  const verify = (name: string, given: Entry): void => {
    const entry = editor.check(name, given);
    const problem = "command" in entry ? commandLineProblem(entry.command, entry.cwd) : undefined;
    if (problem !== undefined) throw new Error(problem);
  };
  return {
    editor,
    set: (name, entry) => {
      verify(name, entry);
      editor.set(name, entry);
    },
    edit: (name, changes) => {
      verify(name, editor.changed(name, changes));
      editor.edit(name, changes);
    },
    reload: async () => {
      const servers = readMcpConfig(file, { environment, onWarning: (warning) => log.warn(warning) });
      await connections.changeServers(servers);
      return `${servers.size} servers`;
    },
    test: async (name, given) => {
      const entry = editor.check(name, given);
      const common = { environment, dataDirectory, log, onToolsChanged: () => {} };
      const client = openMcpServer({ ...common, name, entry, callTimeoutMs: TEST_MS });
      try {
        const tools = await client.listTools({ timeoutMs: TEST_MS });
        return { ok: true, tools: tools.map((tool) => tool.name) };
      } catch (error) {
        return { ok: false, reason: unavailableBecause(error) ?? (error as Error).message };
      } finally {
        await client.close();
      }
    },
  };
};
