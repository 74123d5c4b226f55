import type { Caller, JsonObject, McpToolResult, ToolDescription, ToolResult } from "@twinhost/core";

/** Every transport, by its name in settings and reports. */
export const TRANSPORTS = ["http", "rest", "stdio", "in-process"] as const;

/** One of {@link TRANSPORTS}. */
export type Transport = (typeof TRANSPORTS)[number];

/** MCP protocol revisions that a connection can speak; `auto` takes the newest that the server also speaks. */
export type ProtocolRevision = "2026-07-28" | "2025-11-25" | "auto";

/** What makes the calls of an MCP connection: our own fast path where possible, or only the SDK's client. */
export type McpStack = "fast" | "sdk";

/** Options of one call besides its arguments. */
export interface CallOptions {
  /** Aborts when the caller no longer wants the answer; the tool stops too. */
  readonly signal?: AbortSignal | undefined;
  /** The longest to wait, in milliseconds; then the call ends with `deadline`. */
  readonly timeoutMs?: number | undefined;
  /** Never called over REST, whose single answer has no room for progress. */
  readonly onProgress?: ((done: number, total?: number, message?: string) => void) | undefined;
  /** W3C trace context that the host continues. */
  readonly traceparent?: string | undefined;
  readonly tracestate?: string | undefined;
  /** Called with the durations inside the host, if it reports them; it measures them only if this is set. */
  readonly onTiming?: ((timing: ServerTiming) => void) | undefined;
  /** Called with an MCP server's unchanged result, if there is one; again after a retry. */
  readonly onMcpResult?: ((result: McpToolResult) => void) | undefined;
  /**
   * On whose behalf a call in this very process is made; it limits the tools and appears in usage. A host elsewhere
   * knows its caller by the connection.
   */
  readonly caller?: Caller | undefined;
  /** The request that such a call is made for: it is logged and recorded under this id. */
  readonly requestId?: string | undefined;
  /** Called with the transport of the call if the client has several, and again after a failover. */
  readonly onTransport?: ((transport: Transport) => void) | undefined;
}

/** Options of a request for the tool list. */
export interface ListOptions extends Pick<CallOptions, "signal" | "timeoutMs"> {
  /** Called with the lifetime of the list in milliseconds, if the server gives one. */
  readonly onTtl?: ((ttlMs: number) => void) | undefined;
  /** Only to find out whether the connection works: an attempt to connect that takes longer is not waited for again. */
  readonly isProbe?: boolean | undefined;
}

/** The parts of a call inside its host, in milliseconds; each includes the next one. */
export interface ServerTiming {
  /** From the request's arrival at the host until its answer is ready. */
  readonly serverMs: number;
  /** In the toolbox: access, limits, validation, and the tool itself. */
  readonly toolMs: number;
  /** In the engines behind the tool. */
  readonly engineMs: number;
}

/** The tools, wherever they run. Connects at the first use, and reconnects after a loss. */
export interface ToolClient {
  /** The one in use, if there are several. */
  readonly transport: Transport;
  /** @throws ToolError, `engine_unavailable` if the tools cannot be reached */
  listTools(options?: ListOptions): Promise<ToolDescription[]>;
  /** Never throws: every failure, including a lost connection, is a value with a code. */
  callTool(name: string, args: JsonObject, options?: CallOptions): Promise<ToolResult>;
  close(): Promise<void>;
}
