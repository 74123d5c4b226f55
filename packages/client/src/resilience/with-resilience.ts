import type { ToolClient } from "../tool-client.ts";
import { type RetryOptions, retryCalls } from "./retry-calls.ts";
import { type CircuitBreakerOptions, withCircuitBreaker } from "./with-circuit-breaker.ts";

export type ResilienceOptions = CircuitBreakerOptions & RetryOptions;

/**
 * One connection that survives its failures: retries of retry-safe calls, around a circuit breaker, a concurrency limit
 * and a watch for silence.
 * @example
 * const client = withResilience(createHttpToolClient({ url }), { traits: createRetrySafety() });
 */
export const withResilience = (client: ToolClient, options: ResilienceOptions): ToolClient =>
  retryCalls(withCircuitBreaker(client, options), options);
