import {
  type BreakerState,
  createRetrySafety,
  limitCalls,
  type RetryEvent,
  type ToolClient,
  withResilience,
} from "@twinhost/client";
import { type McpServerOptions, openMcpServer } from "./open-mcp-server.ts";

/** A server, how long its calls may be silent if its entry does not say, and callbacks for its connection. */
export interface ResilientServerOptions extends Omit<McpServerOptions, "callTimeoutMs"> {
  /** How long a call may be silent, in milliseconds; by default 60,000. The entry's own timeout takes precedence. */
  readonly callTimeoutMs?: number | undefined;
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
  readonly onBreaker?: ((state: BreakerState) => void) | undefined;
}

/**
 * A third-party MCP server may be unavailable for long: it is probed less and less often, and may answer slowly. A tool
 * of many of them blocks its whole server while it runs, so silence says nothing: calls end at their own time limit.
 */
const RESILIENCE = {
  probeMs: 1_000,
  longestProbeMs: 30_000,
  probeTimeoutMs: 30_000,
  silenceMs: Number.POSITIVE_INFINITY,
};
const DEFAULT_CALL_TIMEOUT_MS = 60_000;

/** A connection to a third-party MCP server that survives its failures: retries, circuit breaker, time limit. */
export const openResilientServer = (options: ResilientServerOptions): ToolClient => {
  const { entry, onToolsChanged, onRetry, onBreaker } = options;
  const callTimeoutMs = entry.timeout ?? options.callTimeoutMs ?? DEFAULT_CALL_TIMEOUT_MS;
  const client = openMcpServer({ ...options, callTimeoutMs });
  const resilient = withResilience(client, {
    ...RESILIENCE,
    traits: createRetrySafety(),
    onRetry,
    onBreaker: (state) => {
      onBreaker?.(state);
      // Nobody knows what it offers until it is asked again.
      if (state === "closed") onToolsChanged();
    },
  });
  return limitCalls(resilient, callTimeoutMs);
};
