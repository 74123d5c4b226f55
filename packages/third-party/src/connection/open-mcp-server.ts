import {
  createHttpToolClient,
  createStdioToolClient,
  type McpStack,
  type ProtocolRevision,
  type StdioState,
  type ToolClient,
} from "@twinhost/client";
import type { Logger } from "@twinhost/core";
import type { McpServerEntry } from "../config/mcp-entry.ts";
import { filterTools } from "../tools/filter-tools.ts";
import { authorizationOf } from "./authorization.ts";
import { processEnvironment } from "./process-environment.ts";

export interface McpServerOptions {
  readonly name: string;
  readonly entry: McpServerEntry;
  /** How long a call may be silent. */
  readonly callTimeoutMs: number;
  /** Of which a process gets what it needs to run at all. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log: Logger;
  /** Takes what tells the state of its process, where it is one. */
  readonly onStdio?: ((state: () => StdioState) => void) | undefined;
  readonly onToolsChanged: () => void;
  /** The newest that the server speaks too, unless it is to be one alone. */
  readonly revision?: ProtocolRevision | undefined;
  /** `sdk` leaves every call to the SDK's client; `fast` by default. */
  readonly stack?: McpStack | undefined;
  /** Processes that share the calls of a server over stdio, in place of what its entry says; 1. */
  readonly pool?: number | undefined;
  /** Where the tokens of a person are kept who signed in; without it nobody can have. */
  readonly dataDirectory?: string | undefined;
  /** Where its reader can put right that it cannot be reached; the configuration file. */
  readonly checkWhere?: string | undefined;
}

/** A command such as `npx` may have to download the server first. */
const READY_TIMEOUT_MS = 60_000;
/** Beyond its longest call a server that does not even answer whether it lives is taken for one that hangs. */
const HANG_MARGIN_MS = 5_000;

/** A connection to somebody else's MCP server, of whichever protocol revision. */
export const openMcpServer = (options: McpServerOptions): ToolClient => filterTools(connect(options), options.entry);

const connect = (options: McpServerOptions): ToolClient => {
  const { name, entry, callTimeoutMs, environment, log, onStdio, onToolsChanged, revision = "auto", stack } = options;
  const { checkWhere = "its entry in MCP_CONFIG_FILE, and the log" } = options;
  const unreachable = `The MCP server "${name}" cannot be reached. Check ${checkWhere}.`;
  const common = { revision, stack, unreachable, onToolsChanged, thirdParty: { name, log } };
  if ("url" in entry) {
    const refusal = " Check headers and oauth of its entry in MCP_CONFIG_FILE.";
    const advice = { 401: refusal, 403: refusal };
    const { url, headers, type } = entry;
    const authorization = authorizationOf(name, entry, options.dataDirectory);
    return createHttpToolClient({ ...common, authorization, advice, url, path: "", headers, isSse: type === "sse" });
  }
  const { command, args, cwd } = entry;
  const pool = options.pool ?? entry.pool;
  // It sees nothing of this server's own settings and keys.
  const env = { ...processEnvironment(environment), ...entry.env };
  const patience = { readyTimeoutMs: READY_TIMEOUT_MS, hangTimeoutMs: callTimeoutMs + HANG_MARGIN_MS };
  const client = createStdioToolClient({ ...common, ...patience, command, args, env, cwd, log, pool });
  onStdio?.(client.state);
  return client;
};
