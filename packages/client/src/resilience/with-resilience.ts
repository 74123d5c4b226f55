import type { ToolClient } from "../tool-client.ts";
import { type GuardOptions, guardConnection } from "./guard-connection.ts";
import { type RetryOptions, retryCalls } from "./retry-calls.ts";

export type ResilienceOptions = GuardOptions & RetryOptions;

/** One connection that survives its failures: retries around a circuit breaker, a bulkhead and a watch for silence. */
export const withResilience = (client: ToolClient, options: ResilienceOptions): ToolClient =>
  retryCalls(guardConnection(client, options), options);
