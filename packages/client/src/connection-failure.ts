import { failure, type ToolFailure, type ToolResult } from "@twinhost/core";

/**
 * How far a call got that its connection failed: `shut` was not tried, because the connection is known to be away;
 * `unreachable` never left; `lost` was sent, and may have run.
 */
type Reach = "shut" | "unreachable" | "lost";

/** A failure of the way to the tools, not of a tool. */
export interface ConnectionFailure extends ToolFailure {
  readonly reach: Reach;
}

export const connectionFailure = (reach: Reach, message: string): ConnectionFailure => ({
  ...failure("engine_unavailable", message),
  reach,
});

export const isConnectionFailure = (error: ToolFailure): error is ConnectionFailure => "reach" in error;

/** The connection failure that ended a call, if one did. */
export const connectionFailureOf = (result: ToolResult): ConnectionFailure | undefined =>
  !result.ok && isConnectionFailure(result.error) ? result.error : undefined;

/** What the system and undici say when no connection could be made: nothing was sent. */
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

/** How far a call got, from what the network threw. `fetch` hides the reason in the cause, and several in their errors. */
export const reachOf = (error: unknown): Reach => {
  if (!(error instanceof Error)) return "lost";
  if (NEVER_CONNECTED.has((error as NodeJS.ErrnoException).code ?? "")) return "unreachable";
  if (error instanceof AggregateError)
    return error.errors.every((one) => reachOf(one) !== "lost") ? "unreachable" : "lost";
  return error.cause === undefined ? "lost" : reachOf(error.cause);
};
