import { failure, type ToolResult } from "@twinhost/core";
import type { CallOptions } from "./tool-client.ts";

/** How long a call waits when its caller names no limit. Longer than the longest tool may run. */
export const DEFAULT_TIMEOUT_MS = 60_000;

/** What a caller gets that left. */
export const CANCELLED: ToolResult = {
  ok: false,
  error: failure("cancelled", "The caller left before the answer was ready."),
};

/**
 * Runs one call under the caller's signal and time limit. When either ends it, the result is `cancelled` or `deadline`,
 * whatever the connection made of the abort: every transport tells the same.
 */
export const underCallSignal = async (
  { signal, timeoutMs = DEFAULT_TIMEOUT_MS }: CallOptions,
  call: (signal: AbortSignal) => Promise<ToolResult>,
): Promise<ToolResult> => {
  if (signal?.aborted) return CANCELLED;

  const controller = new AbortController();
  const ended = Promise.withResolvers<ToolResult>();
  const end = (result: ToolResult): void => {
    ended.resolve(result);
    controller.abort();
  };
  const timer = setTimeout(() => {
    end({ ok: false, error: failure("deadline", `No answer came within ${timeoutMs} ms; the call was stopped.`) });
  }, timeoutMs);
  const cancel = (): void => end(CANCELLED);
  signal?.addEventListener("abort", cancel, { once: true });
  try {
    // A connection that is slow to let go of a call does not hold up its end.
    return await Promise.race([ended.promise, call(controller.signal)]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", cancel);
  }
};
