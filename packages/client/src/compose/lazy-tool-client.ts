import { ToolError, type ToolResult } from "@twinhost/core";
import { connectionFailure } from "../connection-failure.ts";
import type { ToolClient, Transport } from "../tool-client.ts";

export interface LazyToolClientOptions {
  readonly transport: Transport;
  /** Opens the client; if it throws, the call fails with the reason, and the next one tries again. */
  readonly open: () => ToolClient;
  /** How long a retired client must be idle before it is closed, in milliseconds. */
  readonly idleMs?: number;
  readonly onOpenFailed?: ((error: unknown) => void) | undefined;
}

/** A tool client that can be retired and used again. */
export interface LazyToolClient extends ToolClient {
  /** No longer needed: closes once no call runs and it has been idle for a while. A later call opens it again. */
  retire(): void;
  /** Needed again: ends its retirement. */
  keep(): void;
}

/** A client that opens at its first use, and can be retired without losing a call. */
export const createLazyToolClient = (options: LazyToolClientOptions): LazyToolClient => {
  const { transport, open, idleMs = 5_000, onOpenFailed } = options;
  let client: ToolClient | undefined;
  let running = 0;
  let usedAt = 0;
  let timer: NodeJS.Timeout | undefined;

  const opened = (): ToolClient => {
    try {
      client ??= open();
      return client;
    } catch (error) {
      onOpenFailed?.(error);
      const reason = error instanceof ToolError ? error.message : "The tools could not be opened; the log says why.";
      throw new ToolError("engine_unavailable", reason, { cause: error });
    }
  };

  const use = async <Result>(work: (client: ToolClient) => Promise<Result>): Promise<Result> => {
    const inUse = opened();
    running++;
    try {
      return await work(inUse);
    } finally {
      running--;
      usedAt = performance.now();
    }
  };

  const close = async (): Promise<void> => {
    const closing = client;
    client = undefined;
    await closing?.close();
  };

  const keep = (): void => {
    clearInterval(timer);
    timer = undefined;
  };

  return {
    transport,
    listTools: (listOptions) => use((inUse) => inUse.listTools(listOptions)),
    callTool: async (name, args, callOptions): Promise<ToolResult> => {
      try {
        return await use((inUse) => inUse.callTool(name, args, callOptions));
      } catch (error) {
        if (!(error instanceof ToolError)) throw error;
        return { ok: false, error: connectionFailure("notSent", error.message) };
      }
    },
    retire: () => {
      timer ??= setInterval(() => {
        if (running > 0 || performance.now() - usedAt < idleMs) return;
        keep();
        close().catch(() => {});
      }, idleMs / 5).unref();
    },
    keep,
    close: async () => {
      keep();
      await close();
    },
  };
};
