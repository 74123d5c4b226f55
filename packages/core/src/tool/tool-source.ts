import type { JsonObject } from "../json.ts";
import type { TraceCarrier } from "../tracing/span.ts";
import type { ContentBlock } from "./content-block.ts";
import type { ToolDescription } from "./describe-tool.ts";
import type { ToolResult } from "./result.ts";

/** A result as an MCP server gave it (MCP `CallToolResult`). */
export interface McpToolResult {
  readonly content: readonly ContentBlock[];
  readonly structuredContent?: JsonObject;
  readonly isError?: boolean;
  readonly _meta?: JsonObject;
}

/** What a call of a {@link RemoteTool} is given beside its arguments. */
export interface RemoteCall extends TraceCarrier {
  /** Aborts when the caller leaves or the deadline passes. */
  readonly signal: AbortSignal;
  readonly onProgress?: ((done: number, total?: number, message?: string) => void) | undefined;
  /** Called with the part of the call that engines took, in milliseconds; measured only for this. */
  readonly onEngineTime?: ((engineMs: number) => void) | undefined;
}

/** How a call of a {@link RemoteTool} ended; with `mcp` set, MCP clients get that unchanged. */
export type RemoteResult = ToolResult & { readonly mcp?: McpToolResult };

/** A tool that runs elsewhere. Whoever runs it checks its arguments and gives it its results. */
export interface RemoteTool {
  /** Undefined while it is not known what the tool is. */
  readonly description: ToolDescription | undefined;
  /** Never rejects: every failure is a value. */
  call(args: JsonObject, call: RemoteCall): Promise<RemoteResult>;
}

/** Tools that run elsewhere and may change, to stand in a toolbox beside its own. */
export interface ToolSource {
  /** Those that are there now, in a stable order. */
  list(): readonly ToolDescription[];
  /** Undefined for a name that none of its tools has. */
  find(name: string): RemoteTool | undefined;
  /** Calls the listener whenever the list is another than before. */
  onChanged(listener: () => void): void;
  /** Whether the first list is complete, or was awaited long enough. */
  hasStarted(): boolean;
  close(): Promise<void>;
}
