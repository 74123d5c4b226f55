import { type Implementation, McpServer, type McpServerOptions } from "@modelcontextprotocol/server";
import type { Caller, JsonObject, McpContent, Toolbox } from "@twinhost/core";
import { declaresHeaders } from "../protocol/mirrored-parameters.ts";
import { speakPlainly } from "../protocol/readable-errors.ts";
import { CACHE_HINTS, capabilitiesOf, implementationOf, type ServerInfo } from "../protocol/server-card.ts";
import { forwardChanges } from "./forward-events.ts";
import { type RequestStates, STATES_OF_THIS_PROCESS } from "./request-state.ts";
import { restrictResources } from "./restrict-resources.ts";
import { serveCompletions } from "./serve-completions.ts";
import { servePrompts } from "./serve-prompts.ts";
import { serveResources } from "./serve-resources.ts";
import { serveTools } from "./serve-tools.ts";
import { createServeUnderPolicy } from "./serve-under-policy.ts";

/** Options of {@link createMcpServer}: the toolbox, the caller whose rights apply, and the server's info. */
export interface ToolServerOptions {
  /** Twinhost by default. */
  readonly info?: ServerInfo | undefined;
  readonly toolbox: Toolbox;
  readonly caller: Caller;
  /** The transport, for logs and usage. */
  readonly transport: string;
  /** What is served in addition to the tools; by default, nothing. */
  readonly library?: McpContent | undefined;
  /** Shared by hosts that share their callers; by default this process's own. */
  readonly requestStates?: RequestStates | undefined;
}

/**
 * Creates an MCP server of a toolbox for one connection (stdio) or one request (HTTP), in both protocol revisions. It
 * is the SDK's `McpServer` and can be connected to any of its transports. Unknown and forbidden tools are JSON-RPC
 * errors; other failures are results with `isError`.
 * @example
 * const server = createMcpServer({ toolbox, caller: LOCAL_CALLER, transport: "stdio" });
 * await server.connect(transport);
 */
export const createMcpServer = (options: ToolServerOptions): McpServer => {
  const { toolbox, caller, library, requestStates = STATES_OF_THIS_PROCESS } = options;
  const findTool = (name: string) => toolbox.list(caller).find((tool) => tool.name === name);
  const mcp = new HandledMcpServer(implementationOf(options.info), (name) => findTool(name)?.inputSchema, {
    cacheHints: CACHE_HINTS,
    requestState: { verify: (state, context) => requestStates.verify(caller, state, context) },
  });
  const { server } = mcp;
  speakPlainly(server);
  server.registerCapabilities(capabilitiesOf(library));
  serveTools(server, options, requestStates);
  if (library) {
    const { changes } = library;
    const { requiredTool } = library.resources;
    const mayRead = (): boolean => requiredTool === undefined || findTool(requiredTool) !== undefined;
    const resources = restrictResources(library.resources, mayRead);
    const serve = createServeUnderPolicy(options);
    const isSubscribed = serveResources(server, resources, serve);
    servePrompts(server, { ...library, resources }, caller, serve, requestStates);
    serveCompletions(server, { ...library, resources }, serve);
    // Only connections of 2025-11-25 and before initialize; newer ones open streams, which the hosts serve.
    let isForwarding = false;
    server.oninitialized = () => {
      // Nothing stops a client from saying so twice.
      if (isForwarding) return;
      isForwarding = true;
      forwardChanges(server, changes, (change) => change.kind !== "resource_updated" || isSubscribed(change.uri));
    };
  }
  return mcp;
};

/**
 * The SDK's server with our own handlers: it registers none itself if it is created without capabilities. It is needed
 * for the check of the `Mcp-Param-*` headers, which the SDK's HTTP entry makes for an `McpServer` only.
 */
class HandledMcpServer extends McpServer {
  readonly #schemaOf: (tool: string) => JsonObject | undefined;

  constructor(
    implementation: Implementation,
    schemaOf: (tool: string) => JsonObject | undefined,
    options: McpServerOptions,
  ) {
    super(implementation, options);
    this.#schemaOf = schemaOf;
  }

  override toolInputSchemaJson(name: string): JsonObject | undefined {
    const schema = this.#schemaOf(name);
    return schema && declaresHeaders(schema) ? schema : undefined;
  }
}
