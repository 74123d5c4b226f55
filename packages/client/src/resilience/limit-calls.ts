import { failure } from "@twinhost/core";
import type { ToolClient } from "../tool-client.ts";

/**
 * Ends a call of which nothing was heard for so long. Progress is a sign of life, and begins the time anew; the time limit
 * that the caller gives bounds the whole call all the same.
 */
export const limitCalls = (client: ToolClient, silentMs: number): ToolClient => ({
  get transport() {
    return client.transport;
  },
  listTools: (options) => client.listTools(options),
  callTool: async (name, args, options = {}) => {
    const { signal, onProgress } = options;
    const ending = new AbortController();
    let isTooSlow = false;
    let timer: NodeJS.Timeout | undefined;
    const begin = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        isTooSlow = true;
        ending.abort();
      }, silentMs);
    };
    const leave = (): void => ending.abort();
    if (signal?.aborted) leave();
    else signal?.addEventListener("abort", leave, { once: true });
    begin();
    try {
      const result = await client.callTool(name, args, {
        ...options,
        signal: ending.signal,
        onProgress: (...progress) => {
          begin();
          onProgress?.(...progress);
        },
      });
      if (result.ok || !isTooSlow) return result;
      const message = `Neither an answer nor progress came within ${silentMs} ms; the call was stopped.`;
      return { ok: false, error: failure("deadline", message) };
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", leave);
    }
  },
  close: () => client.close(),
});
