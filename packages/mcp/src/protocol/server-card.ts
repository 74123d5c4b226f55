import type { Implementation, McpServerOptions, ServerCapabilities } from "@modelcontextprotocol/server";
import { VERSION } from "@twinhost/core";
import type { ServerJson } from "@twinhost/mcp-wire";

/** How a server identifies itself in `initialize` and `server/discover`. */
export interface ServerInfo {
  /** Name for programs, such as `weather`. */
  readonly name: string;
  /** Name for people. */
  readonly title?: string | undefined;
  readonly version: string;
}

const INFO: ServerInfo = { name: "twinhost", title: "Twinhost tools", version: VERSION };

/** The server's info in the protocol's form. */
export const implementationOf = ({ name, title, version }: ServerInfo = INFO): Implementation => ({
  name,
  version,
  ...(title !== undefined && { title }),
});

/** The capabilities of a server, with or without a library. */
export const capabilitiesOf = (library: object | undefined): ServerCapabilities =>
  library ? ALL_CAPABILITIES : TOOL_CAPABILITIES;

/** Both as JSON, for answers written without the SDK. */
export const serverJsonOf = (info: ServerInfo | undefined, library: object | undefined): ServerJson => ({
  info: JSON.stringify(implementationOf(info)),
  capabilities: JSON.stringify(capabilitiesOf(library)),
});

const TOOL_CAPABILITIES: ServerCapabilities = { tools: {}, logging: {} };

const ALL_CAPABILITIES: ServerCapabilities = {
  tools: { listChanged: true },
  resources: { listChanged: true, subscribe: true },
  prompts: { listChanged: true },
  completions: {},
  logging: {},
};

/** How long a client may cache an answer, in milliseconds. Clients that listen are notified of changes. */
export const CACHE_HINTS = {
  // The list of tools depends on what the caller may use.
  "tools/list": { ttlMs: 60_000, cacheScope: "private" },
  // So do these.
  "resources/list": { ttlMs: 60_000, cacheScope: "private" },
  "resources/templates/list": { ttlMs: 60_000, cacheScope: "private" },
  "resources/read": { ttlMs: 5_000, cacheScope: "private" },
  "prompts/list": { ttlMs: 3_600_000, cacheScope: "public" },
  "server/discover": { ttlMs: 3_600_000, cacheScope: "public" },
} as const satisfies McpServerOptions["cacheHints"];
