import { failure, type ToolFailure, type ToolResult } from "@twinhost/core";

/**
 * How far a call got when its connection failed: `notAttempted`, as the connection is known to be unavailable;
 * `notSent`, as no connection came up; `outcomeUnknown`, as it was sent and may have run.
 */
type Reach = "notAttempted" | "notSent" | "outcomeUnknown";

/** A failure of the connection to the tools, not of a tool. */
export interface ConnectionFailure extends ToolFailure {
  readonly reach: Reach;
}

export const connectionFailure = (reach: Reach, message: string): ConnectionFailure => ({
  ...failure("engine_unavailable", message),
  reach,
});

export const isConnectionFailure = (error: ToolFailure): error is ConnectionFailure => "reach" in error;

/** The connection failure that ended a call, if any. */
export const connectionFailureOf = (result: ToolResult): ConnectionFailure | undefined =>
  !result.ok && isConnectionFailure(result.error) ? result.error : undefined;

/** Codes of the system and of undici for a connection that never came up: nothing was sent. */
const NEVER_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOENT",
  "ENOTDIR",
  "EACCES",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** How far a call got, from what the network threw. `fetch` hides the reason in the cause, and several in `errors`. */
export const reachOf = (error: unknown): Reach => {
  if (!(error instanceof Error)) return "outcomeUnknown";
  if (NEVER_CONNECTED.has((error as NodeJS.ErrnoException).code ?? "")) return "notSent";
  if (error instanceof AggregateError)
    return error.errors.every((one) => reachOf(one) !== "outcomeUnknown") ? "notSent" : "outcomeUnknown";
  return error.cause === undefined ? "outcomeUnknown" : reachOf(error.cause);
};
