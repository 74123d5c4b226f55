import type { JsonObject } from "../json.ts";
import type { TraceCarrier } from "../tracing/span.ts";
import type { ContentBlock } from "./content-block.ts";
import type { ToolDescription } from "./describe-tool.ts";
import type { ToolResult } from "./result.ts";

/** A result as an MCP server returned it (MCP `CallToolResult`). */
export interface McpToolResult {
  readonly content: readonly ContentBlock[];
  readonly structuredContent?: JsonObject;
  readonly isError?: boolean;
  readonly _meta?: JsonObject;
}

/** The context of a {@link RemoteTool} call. */
export interface RemoteCall extends TraceCarrier {
  /** Aborts when the caller leaves or the deadline passes. */
  readonly signal: AbortSignal;
  readonly onProgress?: ((done: number, total?: number, message?: string) => void) | undefined;
  /** Called with the engines' share of the call, in milliseconds; measured only if set. */
  readonly onEngineTime?: ((engineMs: number) => void) | undefined;
}

/** The outcome of a {@link RemoteTool} call. MCP clients get `mcp` unchanged if it is set. */
export type RemoteResult = ToolResult & { readonly mcp?: McpToolResult };

/** A tool that runs elsewhere, where its arguments and results are validated, too. */
export interface RemoteTool {
  /** Undefined while the tool's description is not known. */
  readonly description: ToolDescription | undefined;
  /** Never rejects: every failure is a value. */
  call(args: JsonObject, call: RemoteCall): Promise<RemoteResult>;
}

/** Tools that run elsewhere and may change, which a toolbox serves beside its own. */
export interface ToolSource {
  /** The tools that exist now, in a stable order. */
  list(): readonly ToolDescription[];
  /** Undefined for an unknown name. */
  find(name: string): RemoteTool | undefined;
  /** Calls the listener whenever the list changes. */
  onChanged(listener: () => void): void;
  /** Whether the first list is complete, or waiting for it has timed out. */
  hasStarted(): boolean;
  close(): Promise<void>;
}
