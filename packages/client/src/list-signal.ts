import type { ListOptions } from "./tool-client.ts";

/** How long listing may take, connecting included, when its caller sets no limit. */
const DEFAULT_TIMEOUT_MS = 10_000;

/** Aborts when the caller leaves or the time is up. */
export const listSignal = ({ signal, timeoutMs = DEFAULT_TIMEOUT_MS }: ListOptions): AbortSignal => {
  const timeout = AbortSignal.timeout(timeoutMs);
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
};
