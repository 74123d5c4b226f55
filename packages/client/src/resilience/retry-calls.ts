import type { ErrorCode, ToolResult } from "@twinhost/core";
import {
  ExponentialBackoff,
  handleWhenResult,
  type IBackoff,
  type IBackoffFactory,
  type IRetryBackoffContext,
  retry,
} from "cockatiel";
import { CANCELLED, DEFAULT_TIMEOUT_MS } from "../call-signal.ts";
import { connectionFailureOf } from "../connection-failure.ts";
import type { CallOptions, ToolClient, Transport } from "../tool-client.ts";
import { untilAborted } from "../until-aborted.ts";
import type { RetrySafety } from "./retry-safety.ts";

/** A call that is tried again. */
export interface RetryEvent {
  readonly transport: Transport;
  readonly tool: string;
  /** Why the attempt before failed. */
  readonly code: ErrorCode;
  /** 1 for the first retry. */
  readonly attempt: number;
}

/** How calls are tried again. */
export interface RetryOptions {
  readonly traits: RetrySafety;
  /** Attempts beside the first. */
  readonly retries?: number;
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
}

const INITIAL_DELAY_MS = 100;
const LONGEST_DELAY_MS = 1_000;

/**
 * Tries calls again whose tool may run twice, with growing and scattered pauses, as long as a whole pause fits into what
 * is left of the caller's time. An open breaker is not tried again: it fails at once on purpose.
 */
export const retryCalls = (client: ToolClient, { traits, retries = 2, onRetry }: RetryOptions): ToolClient => {
  const policy = retry(
    handleWhenResult((attempt) => (attempt as Attempt).isWorthAnother),
    { maxAttempts: retries, backoff: pacedBy(new ExponentialBackoff(DELAYS)) },
  );

  return {
    get transport() {
      return client.transport;
    },
    listTools: async (options) => {
      const tools = await client.listTools(options);
      traits.learn(tools);
      return tools;
    },
    callTool: async (name, args, options: CallOptions = {}) => {
      const { timeoutMs = DEFAULT_TIMEOUT_MS, signal } = options;
      const endsAt = performance.now() + timeoutMs;
      const first = await client.callTool(name, args, options);
      if (first.ok || !traits.isRetrySafe(name) || !isWorthAnother(first, endsAt)) return first;
      let last: ToolResult = first;
      const attempts = policy.execute(async ({ attempt }): Promise<Attempt> => {
        if (attempt > 0) {
          if (!last.ok) onRetry?.({ transport: client.transport, tool: name, code: last.error.code, attempt });
          last = await client.callTool(name, args, { ...options, timeoutMs: Math.max(1, endsAt - performance.now()) });
        }
        return { result: last, isWorthAnother: isWorthAnother(last, endsAt) };
      }, signal);
      // The library's pauses end when they end; a caller who leaves is told at once.
      await untilAborted(attempts, signal).catch(() => {});
      return signal?.aborted ? CANCELLED : last;
    },
    close: () => client.close(),
  };
};

interface Attempt {
  readonly result: ToolResult;
  readonly isWorthAnother: boolean;
}

const isWorthAnother = (result: ToolResult, endsAt: number): boolean => {
  if (result.ok || !result.error.retryable || connectionFailureOf(result)?.reach === "notAttempted") return false;
  const { code, retryAfterMs } = result.error;
  if (code === "rate_limited" && retryAfterMs === undefined) return false;
  return endsAt - performance.now() > Math.max(retryAfterMs ?? 0, LONGEST_DELAY_MS);
};

const DELAYS = { initialDelay: INITIAL_DELAY_MS, maxDelay: LONGEST_DELAY_MS };

type Context = IRetryBackoffContext<unknown>;

/** The given pauses, or the one that the host asks for where that is longer. */
const pacedBy = (backoff: IBackoffFactory<Context>): IBackoffFactory<Context> => ({
  next: (context) => {
    const pause: IBackoff<Context> = backoff.next(context);
    return { duration: Math.max(pause.duration, askedFor(context)), next: (later) => pacedBy(pause).next(later) };
  },
});

const askedFor = ({ result }: Context): number => {
  const { result: last } = ("value" in result ? result.value : undefined) as Attempt;
  return last.ok ? 0 : (last.error.retryAfterMs ?? 0);
};
