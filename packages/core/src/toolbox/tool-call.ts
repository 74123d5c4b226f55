import type { ClientCapability, ClientResponses } from "../interaction/client-interaction.ts";
import type { ToolResult } from "../tool/result.ts";
import type { McpToolResult } from "../tool/tool-source.ts";
import type { Call } from "./call.ts";

/** One call of a tool, as a host hands it over. */
export interface ToolCall extends Call {
  readonly tool: string;
  readonly onProgress?: ((done: number, total?: number, message?: string) => void) | undefined;
  /** What the client behind the caller can be asked, and what it has answered so far. */
  readonly clientCapabilities?: readonly ClientCapability[];
  readonly clientResponses?: ClientResponses;
  /** Called once with the duration of the call, when it is over. The engines' part is measured only for this. */
  readonly onTiming?: ((timing: CallTiming) => void) | undefined;
}

/** How long a call took in the toolbox, in milliseconds. */
export interface CallTiming {
  /** The whole of it: what usage, metrics and audit tell too. */
  readonly toolMs: number;
  /** Its engines' part of that. */
  readonly engineMs: number;
}

/**
 * How a call ended, and for a host the output as the JSON that was measured: it need not be made again. With `mcp` set, MCP
 * clients get that unchanged.
 */
export type InvokeResult =
  | (Extract<ToolResult, { ok: true }> & { readonly json: string; readonly mcp?: McpToolResult })
  | (Extract<ToolResult, { ok: false }> & { readonly mcp?: McpToolResult });
