import {
  createToolNames,
  type McpStack,
  type RetryEvent,
  renamed,
  type ToolClient,
  traceCalls,
} from "@twinhost/client";
import type { Logger, RemoteTool, ToolDescription, ToolSource, Tracing } from "@twinhost/core";
import type { McpServerEntry } from "../config/mcp-entry.ts";
import { openResilientServer } from "../connection/resilient-server.ts";
import { createThirdPartyList } from "../tools/third-party-list.ts";
import type { ToolList } from "../tools/tool-list.ts";
import { callRemote, unavailable } from "./call-remote.ts";

/** Third-party MCP servers by name, and what their calls need. */
export interface ThirdPartyToolsOptions {
  readonly servers: ReadonlyMap<string, McpServerEntry>;
  /** How long a call may be silent if the server's entry does not say, in milliseconds. */
  readonly callTimeoutMs: number;
  /** A process gets only what it needs of it to run at all. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether one of the host's own tools has this name. */
  readonly isTaken: (name: string) => boolean;
  /** Where the tokens of people who signed in to servers are kept. */
  readonly dataDirectory?: string | undefined;
  /** `sdk` leaves every call to the SDK's client; `fast` by default. */
  readonly stack?: McpStack | undefined;
  readonly log: Logger;
  readonly tracing?: Tracing | undefined;
}

/** A server's state when it was last asked. The reason is for administrators: it may name hosts and commands. */
export type ThirdPartyState =
  | { readonly status: "starting" }
  | { readonly status: "healthy"; readonly tools: number }
  | { readonly status: "unavailable"; readonly reason?: string };

/** The tools of third-party MCP servers for a host's toolbox, under names that say which server they belong to. */
export interface ThirdPartyTools extends ToolSource {
  /** Settles with the first lists, or when they have been awaited long enough. */
  readonly started: Promise<void>;
  /** Every server, by name. */
  states(): Readonly<Record<string, ThirdPartyState>>;
}

interface Server {
  readonly name: string;
  readonly client: ToolClient;
  readonly list: ToolList;
}

/** Opens every server; an unavailable one is retried, and takes only its own tools with it. */
export const openThirdPartyTools = (options: ThirdPartyToolsOptions): ThirdPartyTools => {
  const { servers: entries, log, tracing } = options;
  const listeners = new Set<() => void>();
  const descriptions = new Map<string, readonly ToolDescription[]>();
  let all: readonly ToolDescription[] = [];
  let byName = new Map<string, RemoteTool>();
  let hasStarted = false;
  const names = createToolNames(options.isTaken, ({ server, tool }, offeredAs) =>
    log.info({ mcpServer: server, tool, offeredAs }, "a tool is offered under a name that models' interfaces take"),
  );

  const open = (name: string, entry: McpServerEntry): Server => {
    const resilient = openResilientServer({
      ...options,
      name,
      entry,
      onToolsChanged: () => list.refresh(),
      onRetry: (event: RetryEvent) => log.debug({ mcpServer: name, ...event }, "a call is tried again"),
    });
    const client = tracing ? traceCalls(resilient, tracing) : resilient;
    const onListed = (tools: readonly ToolDescription[]): void => {
      if (!descriptions.has(name)) log.info({ mcpServer: name, tools: tools.length }, "tools of a third-party server");
      descriptions.set(name, renamed(name, tools, names));
      update();
    };
    const list = createThirdPartyList(name, client, log, { onListed });
    return { name, client, list };
  };
  const servers = [...entries].map(([name, entry]) => open(name, entry));

  const update = (): void => {
    all = servers.flatMap(({ name }) => descriptions.get(name) ?? []);
    byName = new Map(all.map((description) => [description.name, toRemoteTool(description)]));
    for (const listener of listeners) listener();
  };
  const toRemoteTool = (description: ToolDescription): RemoteTool => {
    const { server, tool } = names.find(description.name) as { server: string; tool: string };
    const { client } = servers.find(({ name }) => name === server) as Server;
    return { description, call: (args, call) => callRemote(client, tool, args, call) };
  };
  /** A tool of a server whose list is not known yet. */
  const unknownTool = (name: string): RemoteTool | undefined => {
    const server = servers.find((one) => !descriptions.has(one.name) && name.startsWith(names.prefixOf(one.name)));
    return server && { description: undefined, call: async () => unavailable(server.name) };
  };

  for (const { list } of servers) list.refresh();
  const started = Promise.all(servers.map(({ list }) => list.awaitStart())).then(() => {
    hasStarted = true;
  });

  return {
    started,
    list: () => {
      for (const { list } of servers) void list.current(false);
      return all;
    },
    find: (name) => byName.get(name) ?? unknownTool(name),
    onChanged: (listener) => void listeners.add(listener),
    hasStarted: () => hasStarted,
    states: () =>
      Object.fromEntries(
        servers.map(({ name, list }): [string, ThirdPartyState] => {
          void list.current(false);
          if (list.wasReachable) return [name, { status: "healthy", tools: descriptions.get(name)?.length ?? 0 }];
          const { unavailableBecause: reason } = list;
          if (reason === undefined && !descriptions.has(name)) return [name, { status: "starting" }];
          return [name, { status: "unavailable", ...(reason !== undefined && { reason }) }];
        }),
      ),
    close: async () => {
      await Promise.all(servers.map(({ client }) => client.close()));
    },
  };
};
