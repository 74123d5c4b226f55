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
  /** A process gets only what it needs of it to run at all. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log: Logger;
  /** Receives a function that returns the state of its process, if it is one. */
  readonly onStdio?: ((state: () => StdioState) => void) | undefined;
  readonly onToolsChanged: () => void;
  /** By default the newest that the server also speaks. */
  readonly revision?: ProtocolRevision | undefined;
  /** `sdk` leaves every call to the SDK's client; `fast` by default. */
  readonly stack?: McpStack | undefined;
  /** Processes that share the calls of a server over stdio, instead of the number in its entry; by default 1. */
  readonly pool?: number | undefined;
  /** Where the tokens of people who signed in are kept; without it nobody is signed in. */
  readonly dataDirectory?: string | undefined;
  /** Where the reader can fix an unreachable server; by default the configuration file. */
  readonly checkWhere?: string | undefined;
}

/** A command such as `npx` may have to download the server first. */
const READY_TIMEOUT_MS = 60_000;
/** A server that does not even answer whether it is alive for this long after its longest call counts as hung. */
const HANG_MARGIN_MS = 5_000;

/** A connection to a third-party MCP server of any protocol revision. */
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
  // It does not see this server's own settings and keys.
  const env = { ...processEnvironment(environment), ...entry.env };
  const patience = { readyTimeoutMs: READY_TIMEOUT_MS, hangTimeoutMs: callTimeoutMs + HANG_MARGIN_MS };
  const client = createStdioToolClient({ ...common, ...patience, command, args, env, cwd, log, pool });
  onStdio?.(client.state);
  return client;
};
