import type { ErrorCode, ToolResult } from "@twinhost/core";
import {
  ExponentialBackoff,
  handleWhenResult,
  type IBackoff,
  type IBackoffFactory,
  type IRetryBackoffContext,
  retry,
} from "cockatiel";
import { inOpenCall, type OpenCall } from "../call-signal.ts";
import { connectionFailureOf } from "../connection-failure.ts";
import type { ToolClient, Transport } from "../tool-client.ts";
import type { RetrySafety } from "./retry-safety.ts";

/** A call that is about to be retried, and why. */
export interface RetryEvent {
  readonly transport: Transport;
  readonly tool: string;
  /** Why the previous attempt failed. */
  readonly code: ErrorCode;
  /** 1 for the first retry. */
  readonly attempt: number;
}

/** Which tools are retried ({@link RetrySafety}), and how often. */
export interface RetryOptions {
  readonly traits: RetrySafety;
  /** Attempts besides the first. */
  readonly retries?: number;
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
}

const INITIAL_DELAY_MS = 100;
const LONGEST_DELAY_MS = 1_000;

/**
 * Retries the calls of retry-safe tools, with growing and jittered pauses, as long as a full pause fits into the
 * caller's remaining time. Calls that an open breaker keeps out are not retried: they fail at once on purpose.
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
    callTool: (name, args, options = {}) =>
      inOpenCall(options, async (call) => {
        const first = await client.callTool(name, args, call);
        if (first.ok || !traits.isRetrySafe(name) || !isWorthAnother(first, call)) return first;
        let last: ToolResult = first;
        const attempts = policy.execute(async ({ attempt }): Promise<Attempt> => {
          // The library's pauses cannot be interrupted.
          if (call.ending) return { result: last, isWorthAnother: false };
          if (attempt > 0) {
            if (!last.ok) onRetry?.({ transport: client.transport, tool: name, code: last.error.code, attempt });
            last = await client.callTool(name, args, call);
          }
          return { result: last, isWorthAnother: isWorthAnother(last, call) };
        });
        // A caller who leaves gets its result at once.
        return call.untilEnded(
          attempts.then(
            () => last,
            () => last,
          ),
        );
      }),
    close: () => client.close(),
  };
};

interface Attempt {
  readonly result: ToolResult;
  readonly isWorthAnother: boolean;
}

const isWorthAnother = (result: ToolResult, { ending, endsAt }: OpenCall): boolean => {
  if (ending || result.ok || !result.error.retryable) return false;
  if (connectionFailureOf(result)?.reach === "notAttempted") return false;
  const { code, retryAfterMs } = result.error;
  if (code === "rate_limited" && retryAfterMs === undefined) return false;
  return endsAt - performance.now() > Math.max(retryAfterMs ?? 0, LONGEST_DELAY_MS);
};

const DELAYS = { initialDelay: INITIAL_DELAY_MS, maxDelay: LONGEST_DELAY_MS };

type Context = IRetryBackoffContext<unknown>;

/** The given pauses, or the one that the host asks for if that is longer. */
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
