import type { Caller, JsonObject, McpToolResult, ToolDescription, ToolResult } from "@twinhost/core";

/** Every transport, by the name that settings and reports have for it. */
export const TRANSPORTS = ["http", "rest", "stdio", "in-process"] as const;

/** One of {@link TRANSPORTS}. */
export type Transport = (typeof TRANSPORTS)[number];

/** MCP protocol revisions that a connection can speak; `auto` takes the newest that the server speaks too. */
export type ProtocolRevision = "2026-07-28" | "2025-11-25" | "auto";

/** What makes the calls of an MCP connection: our own fast path where it can, or the SDK's client alone. */
export type McpStack = "fast" | "sdk";

/** What one call may be given beside its arguments. */
export interface CallOptions {
  /** Aborts when the caller no longer wants the answer; the tool's work stops too. */
  readonly signal?: AbortSignal | undefined;
  /** The longest to wait, in milliseconds; then the call ends with `deadline`. */
  readonly timeoutMs?: number | undefined;
  /** Over REST nobody is told: its one answer has no room for progress. */
  readonly onProgress?: ((done: number, total?: number, message?: string) => void) | undefined;
  /** W3C trace context that the host continues. */
  readonly traceparent?: string | undefined;
  readonly tracestate?: string | undefined;
  /** Called with the duration inside the host, when the host answered and says so. The host measures for this only. */
  readonly onTiming?: ((timing: ServerTiming) => void) | undefined;
  /** Called with the result as it came, when an MCP server gave one; after a retry again. */
  readonly onMcpResult?: ((result: McpToolResult) => void) | undefined;
  /**
   * For whom a call in this very process is made; it bounds the tools and stands in usage. A host elsewhere knows its
   * caller by the connection.
   */
  readonly caller?: Caller | undefined;
  /** Of the request that such a call is made for: it is logged and recorded under this id. */
  readonly requestId?: string | undefined;
  /** Called with the transport of the call where the client has several, and again after a failover. */
  readonly onTransport?: ((transport: Transport) => void) | undefined;
}

/** What a request for the tool list may be given. */
export interface ListOptions extends Pick<CallOptions, "signal" | "timeoutMs"> {
  /** Called with the lifetime of the list in milliseconds, when the server says so. */
  readonly onTtl?: ((ttlMs: number) => void) | undefined;
  /** Asked only to find out whether the connection works: an attempt to connect that takes longer is not waited for again. */
  readonly isProbe?: boolean | undefined;
}

/** The parts of a call inside its host, in milliseconds; each holds the next one. */
export interface ServerTiming {
  /** From the request's arrival at the host until its answer was made. */
  readonly serverMs: number;
  /** In the toolbox: access, limits, validation, and the tool itself. */
  readonly toolMs: number;
  /** In the engines behind the tool. */
  readonly engineMs: number;
}

/** The tools, wherever they run. It connects at the first use, and again by itself after a loss. */
export interface ToolClient {
  /** Where there are several ways: the one in use. */
  readonly transport: Transport;
  /** @throws ToolError `engine_unavailable` when the tools cannot be reached. */
  listTools(options?: ListOptions): Promise<ToolDescription[]>;
  /** Never throws: every failure, a lost connection too, is a value with a code. */
  callTool(name: string, args: JsonObject, options?: CallOptions): Promise<ToolResult>;
  close(): Promise<void>;
}
