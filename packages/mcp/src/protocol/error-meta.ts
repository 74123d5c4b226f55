import type { ErrorCode, ToolFailure } from "@twinhost/core";

/** Key in a failed MCP result's `_meta` for `{code, retryable}`. */
export const TOOL_ERROR_META = "twinhost/error";

/** A failure without its message, in `_meta` and in the `data` of JSON-RPC errors. */
export interface WireError {
  readonly code: ErrorCode;
  readonly retryable: boolean;
  /** How long to wait, in milliseconds; only with `rate_limited`. */
  readonly retry_after_ms?: number;
  /** The tool's own, more specific code. */
  readonly reason?: string;
}

export const toWireError = ({ code, retryable, retryAfterMs, reason }: ToolFailure): WireError => ({
  code,
  retryable,
  ...(code === "rate_limited" && retryAfterMs !== undefined && { retry_after_ms: Math.ceil(retryAfterMs) }),
  ...(reason !== undefined && { reason }),
});
