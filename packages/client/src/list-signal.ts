import type { ListOptions } from "./tool-client.ts";

/** How long listing may take when its caller names no limit, connecting included. */
const DEFAULT_TIMEOUT_MS = 10_000;

/** Aborts when the one who asked for a list leaves, or its time is up. */
export const listSignal = ({ signal, timeoutMs = DEFAULT_TIMEOUT_MS }: ListOptions): AbortSignal => {
  const timeout = AbortSignal.timeout(timeoutMs);
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
};
