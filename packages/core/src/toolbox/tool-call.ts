import type { ClientCapability, ClientResponses } from "../interaction/client-interaction.ts";
import type { ToolResult } from "../tool/result.ts";
import type { McpToolResult } from "../tool/tool-source.ts";
import type { Call } from "./call.ts";

/** A tool call, as a host passes it to the toolbox. */
export interface ToolCall extends Call {
  readonly tool: string;
  readonly onProgress?: ((done: number, total?: number, message?: string) => void) | undefined;
  /** What the client behind the caller supports, and what it has answered so far. */
  readonly clientCapabilities?: readonly ClientCapability[];
  readonly clientResponses?: ClientResponses;
  /** Called once when the call ends, with its duration. The engines' share is measured only if this is set. */
  readonly onTiming?: ((timing: CallTiming) => void) | undefined;
}

/** How long a call took in the toolbox, in milliseconds. */
export interface CallTiming {
  /** Total duration, as in usage, metrics and audit. */
  readonly toolMs: number;
  /** The engines' share of it. */
  readonly engineMs: number;
}

/**
 * The outcome of a call. `json` is the output as serialized for measuring, so that hosts need not serialize it again.
 * MCP clients get `mcp` unchanged if it is set.
 */
export type InvokeResult =
  | (Extract<ToolResult, { ok: true }> & { readonly json: string; readonly mcp?: McpToolResult })
  | (Extract<ToolResult, { ok: false }> & { readonly mcp?: McpToolResult });
