import type { ToolClient } from "../tool-client.ts";
import { type GuardOptions, guardConnection } from "./guard-connection.ts";
import { type RetryOptions, retryCalls } from "./retry-calls.ts";

export type ResilienceOptions = GuardOptions & RetryOptions;

/**
 * One connection that survives its failures: retries of retry-safe calls, around a circuit breaker, a concurrency limit
 * and a watch for silence.
 * @example
 * const client = withResilience(createHttpToolClient({ url }), { traits: createRetrySafety() });
 */
export const withResilience = (client: ToolClient, options: ResilienceOptions): ToolClient =>
  retryCalls(guardConnection(client, options), options);
