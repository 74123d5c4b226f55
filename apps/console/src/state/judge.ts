import type { ToolsOverTransport, WatchedServer } from "./use-servers.ts";

/** A server's state, the same in the heading and on its card. */
type Judgement =
  | "unavailable"
  | "starting"
  | "not_ready"
  | "draining"
  /** The server answers, but its tools do not. */
  | "without_tools"
  /** Calls failed recently through no fault of the caller. */
  | "degraded"
  | "healthy";

/** @param tools for a server that uses another's. @returns undefined before the first reading or after a failed one */
export const judge = (
  { state, isStale, minutes, recent }: Pick<WatchedServer, "state" | "isStale" | "minutes" | "recent">,
  tools?: ToolsOverTransport,
): Judgement | undefined => {
  if (!state || isStale) return undefined;
  const { health, ready } = state;
  if (!health.ok) return "unavailable";
  if (health.body.status !== "healthy") return "starting";
  if (ready.ok && ready.body.status !== "ready") return ready.body.status;
  if (tools && tools.status !== "healthy") return "without_tools";
  const faults = (minutes.at(-1)?.faults ?? 0) + (recent?.faults ?? 0);
  return faults > 0 ? "degraded" : "healthy";
};
