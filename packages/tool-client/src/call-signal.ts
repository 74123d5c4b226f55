import { failure, type ToolResult } from "@twinhost/tools";
import type { CallOptions } from "./tool-client.ts";

/** How long a call waits when its caller names no limit. Longer than the longest tool may run. */
const DEFAULT_TIMEOUT_MS = 60_000;

/**
 * Runs one call under the caller's signal and time limit. When either ends it, the result is `cancelled` or `deadline`,
 * whatever the connection made of the abort: every transport tells the same.
 */
export const underCallSignal = async (
  { signal, timeoutMs = DEFAULT_TIMEOUT_MS }: CallOptions,
  call: (signal: AbortSignal) => Promise<ToolResult>,
): Promise<ToolResult> => {
  const cancelled = { ok: false, error: failure("cancelled", "The caller left before the answer was ready.") } as const;
  if (signal?.aborted) return cancelled;

  const controller = new AbortController();
  let ended: ToolResult | undefined;
  const end = (result: ToolResult): void => {
    ended ??= result;
    controller.abort();
  };
  const timer = setTimeout(() => {
    end({ ok: false, error: failure("deadline", `No answer came within ${timeoutMs} ms; the call was stopped.`) });
  }, timeoutMs);
  const cancel = (): void => end(cancelled);
  signal?.addEventListener("abort", cancel, { once: true });
  try {
    const result = await call(controller.signal);
    return ended ?? result;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", cancel);
  }
};
