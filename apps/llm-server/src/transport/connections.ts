import { isDeepStrictEqual } from "node:util";
import {
  type BreakerState,
  boundCalls,
  createCompositeToolClient,
  createFailoverToolClient,
  createLazyToolClient,
  createRetrySafety,
  createToolNames,
  type RetryEvent,
  retryCalls,
  type StdioState,
  type StdioToolClient,
  type ToolClient,
  type ToolNames,
  type Transport,
  withCircuitBreaker,
  withResilience,
} from "@twinhost/client";
import { describeTool, type Logger } from "@twinhost/core";
import { type HostToolbox, openHostToolbox } from "@twinhost/runtime";
import { type McpServerEntry, openResilientServer } from "@twinhost/third-party";
import { tools } from "@twinhost/tools";
import { type ConnectionSettings, openTransports } from "./open-transports.ts";
import type { TransportChoice } from "./transport-choice.ts";

/** Events of connections, for metrics. A connection is a choice, or `mcp:` and the name of a third-party server. */
export interface ConnectionEvents {
  readonly onRetry?: (connection: string, event: RetryEvent) => void;
  /** Called with the initial state of each breaker, and every change. */
  readonly onBreaker?: (connection: string, state: BreakerState) => void;
  /** Called with the transport that `auto` uses from now on, including the first one. */
  readonly onAuto?: (transport: Transport) => void;
  /** Called when a stdio connection was opened; its state can be read at any time. */
  readonly onStdio?: (connection: string, state: () => StdioState) => void;
  /** Called when a third-party server was removed, or its entry changed; its previous connection has no further events. */
  readonly onRemoved?: (connection: string) => void;
}

/** The connections to the tools, each opened on first use and kept. */
export interface Connections {
  /** For calls: our tools over this transport, and those of third-party servers. Never throws. */
  get(choice: TransportChoice): ToolClient;
  /** Our tools only. */
  own(choice: TransportChoice): ToolClient;
  /** Third-party MCP servers, by name. */
  readonly others: ReadonlyMap<string, ToolClient>;
  /** The names under which their tools are offered. */
  readonly names: ToolNames;
  /** Closes a transport once it is no longer in use; a question that needs it opens it again. */
  retire(transport: Transport): void;
  keep(transport: Transport): void;
  /** Uses these third-party servers from now on; unchanged ones keep their connections. */
  changeServers(servers: ReadonlyMap<string, McpServerEntry>): Promise<void>;
  /** Called when a tool list may have changed: a third-party server's, even if new or removed, or ours (undefined). */
  onToolsChanged(listener: (server: string | undefined) => void): void;
  /** Rolling restart of our tool processes, if any run. Rejects, keeping the old ones, if the new ones do not start. */
  replaceToolProcesses(): Promise<void>;
  close(): Promise<void>;
}

export interface ConnectionOptions {
  /** Where the tool process gets its settings from, and third-party servers what any process needs. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Opens the tools in this process. */
  readonly openToolbox?: () => Pick<HostToolbox, "toolbox" | "close">;
  /** Third-party MCP servers, by name. */
  readonly servers?: ReadonlyMap<string, McpServerEntry> | undefined;
  readonly events?: ConnectionEvents;
}

/** Prefixed, as such a server may well be called `http`. */
const nameOfOther = (server: string): string => `mcp:${server}`;

/** Lists the servers in the order of their file, however they changed. */
const keepOrder = <Value>(map: Map<string, Value>, names: readonly string[]): void => {
  for (const name of names) {
    const value = map.get(name);
    if (value === undefined) continue;
    map.delete(name);
    map.set(name, value);
  }
};

/** The one place that composes the client behind each transport choice. */
export const createConnections = (
  settings: ConnectionSettings,
  log: Logger,
  options: ConnectionOptions = {},
): Connections => {
  const { environment = process.env, servers, events = {} } = options;
  const { openToolbox = () => openHostToolbox({ tools, settings, log }) } = options;
  const listeners = new Set<(server: string | undefined) => void>();
  const changed = (server?: string): void => {
    for (const listener of listeners) listener(server);
  };
  /** @param ofNews the level at which the breaker's opening and closing is logged */
  const hooks = (connection: string, ofNews: "warn" | "info" = "warn") => {
    let isUnavailable = false;
    return {
      onRetry: (event: RetryEvent) => {
        log.debug({ connection, ...event }, "a call is tried again");
        events.onRetry?.(connection, event);
      },
      onBreaker: (state: BreakerState) => {
        // An open breaker turns half-open for each probe of the connection: no news until it closes.
        const isNews = isUnavailable ? state === "closed" : state === "open";
        log[isNews ? ofNews : "debug"]({ connection, state }, "circuit breaker");
        isUnavailable = state !== "closed";
        events.onBreaker?.(connection, state);
      },
    };
  };
  let toolProcesses: Pick<StdioToolClient, "rollingRestart"> | undefined;
  const onStdio = (connection: string) => (state: () => StdioState) => events.onStdio?.(connection, state);
  for (const connection of ["http", "rest", "stdio"]) events.onBreaker?.(connection, "closed");

  const traits = createRetrySafety(tools.map(describeTool));
  const open = openTransports(settings, {
    environment,
    openToolbox,
    log,
    onStdio: (client) => {
      toolProcesses = client;
      onStdio("stdio")(client.state);
    },
    onToolsChanged: () => changed(),
  });
  const lazyClient = (transport: Transport) =>
    createLazyToolClient({
      transport,
      open: open[transport],
      onOpenFailed: (error) => log.error({ err: error, transport }, "the tools could not be opened"),
    });
  const lazyClients = {
    http: lazyClient("http"),
    rest: lazyClient("rest"),
    stdio: lazyClient("stdio"),
    "in-process": lazyClient("in-process"),
  };
  const http = withCircuitBreaker(lazyClients.http, hooks("http"));
  // Supervision detects a tool process that hangs or ends, and replaces it within a budget. A breaker would only keep
  // calls from the new process, and a check for silence would add nothing.
  const stdio = boundCalls(lazyClients.stdio);
  const auto = createFailoverToolClient({
    preferred: http,
    fallback: stdio,
    traits,
    onSwitch: (transport) => {
      log.warn({ transport }, "auto changed its transport");
      events.onAuto?.(transport);
    },
  });
  events.onAuto?.(http.transport);
  const retried = (client: ToolClient, connection: string): ToolClient =>
    retryCalls(client, { traits, onRetry: hooks(connection).onRetry });
  const own: Readonly<Record<TransportChoice, ToolClient>> = {
    http: retried(http, "http"),
    rest: withResilience(lazyClients.rest, { traits, ...hooks("rest") }),
    stdio: retried(stdio, "stdio"),
    // There is no connection to protect.
    "in-process": retried(lazyClients["in-process"], "in-process"),
    auto: retried(auto, "auto"),
  };

  const openOther = (name: string, entry: McpServerEntry): ToolClient => {
    const connection = nameOfOther(name);
    events.onBreaker?.(connection, "closed");
    const onToolsChanged = () => changed(name);
    const unlessRemoved =
      <Event>(tell: (event: Event) => void) =>
      (event: Event): void => {
        if (entries.get(name) === entry) tell(event);
      };
    // Whoever lists its tools warns once, with name and reason, that such a server is unavailable.
    const { onRetry, onBreaker } = hooks(connection, "info");
    const told = {
      onRetry: unlessRemoved(onRetry),
      onBreaker: unlessRemoved(onBreaker),
      onStdio: unlessRemoved(onStdio(connection)),
      onToolsChanged,
    };
    const { MCP_CALL_TIMEOUT_MS: callTimeoutMs, MCP_STACK: stack, DATA_DIR: dataDirectory } = settings;
    return openResilientServer({ name, entry, callTimeoutMs, stack, environment, dataDirectory, log, ...told });
  };
  const entries = new Map(servers);
  const others = new Map([...entries].map(([name, entry]) => [name, openOther(name, entry)]));
  const names = createToolNames(
    (name) => tools.some((tool) => tool.name === name),
    ({ server, tool }, offeredAs) =>
      log.info({ mcpServer: server, tool, offeredAs }, "a tool is offered under a name that models' interfaces take"),
  );
  const composed = (choice: TransportChoice): ToolClient =>
    servers === undefined ? own[choice] : createCompositeToolClient({ own: own[choice], others, names });
  const clients: Readonly<Record<TransportChoice, ToolClient>> = {
    http: composed("http"),
    rest: composed("rest"),
    stdio: composed("stdio"),
    "in-process": composed("in-process"),
    auto: composed("auto"),
  };

  return {
    get: (choice) => clients[choice],
    own: (choice) => own[choice],
    others,
    names,
    retire: (transport) => lazyClients[transport].retire(),
    keep: (transport) => lazyClients[transport].keep(),
    onToolsChanged: (listener) => {
      listeners.add(listener);
    },
    changeServers: async (next) => {
      const closing: Promise<void>[] = [];
      for (const name of new Set([...entries.keys(), ...next.keys()])) {
        const entry = next.get(name);
        if (isDeepStrictEqual(entry, entries.get(name))) continue;
        const before = others.get(name);
        if (before) closing.push(before.close());
        entries.delete(name);
        others.delete(name);
        if (before) events.onRemoved?.(nameOfOther(name));
        if (entry) {
          entries.set(name, entry);
          others.set(name, openOther(name, entry));
        }
        changed(name);
      }
      keepOrder(others, [...next.keys()]);
      await Promise.all(closing);
    },
    replaceToolProcesses: async () => toolProcesses?.rollingRestart(),
    close: async () => {
      await Promise.all([...Object.values(own), ...others.values()].map((client) => client.close()));
    },
  };
};
