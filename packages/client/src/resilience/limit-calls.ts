import { failure, type ToolResult } from "@twinhost/core";
import { inOpenCall } from "../call-signal.ts";
import type { ToolClient } from "../tool-client.ts";

/**
 * Ends a call with `deadline` if nothing was heard of it for this many milliseconds. Progress restarts the time; the
 * caller's own time limit still bounds the whole call.
 */
export const limitCalls = (client: ToolClient, silentMs: number): ToolClient => ({
  get transport() {
    return client.transport;
  },
  listTools: (options) => client.listTools(options),
  callTool: async (name, args, options = {}) => {
    const { onProgress } = options;
    let timer: NodeJS.Timeout | undefined;
    const heard = (...progress: Parameters<NonNullable<typeof onProgress>>): void => {
      timer?.refresh();
      onProgress?.(...progress);
    };
    try {
      return await inOpenCall({ ...options, onProgress: heard }, async (call) => {
        const silent = silentFor(silentMs);
        timer = setTimeout(() => call.end(silent), silentMs);
        const result = await client.callTool(name, args, call);
        return !result.ok && call.ending === silent ? silent : result;
      });
    } finally {
      clearTimeout(timer);
    }
  },
  close: () => client.close(),
});

const silentFor = (silentMs: number): ToolResult => ({
  ok: false,
  error: failure("deadline", `Neither an answer nor progress came within ${silentMs} ms; the call was stopped.`),
});
