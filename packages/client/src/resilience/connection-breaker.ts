import { ToolError, type ToolResult } from "@twinhost/core";
import {
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  type FailureReason,
  handleWhen,
  noJitterGenerator,
} from "cockatiel";
import { connectionFailureOf } from "../connection-failure.ts";

/** `closed` lets calls through; `open` keeps them out; `half-open` while it probes whether the connection is back. */
export type BreakerState = "closed" | "open" | "half-open";

export interface ConnectionBreakerOptions {
  readonly failuresToOpen?: number;
  /** Failures closer together than this are one event; by default 100 ms. */
  readonly burstMs?: number;
  readonly probeMs?: number;
  readonly longestProbeMs?: number;
  readonly onBreaker?: ((state: BreakerState) => void) | undefined;
  /** Sends any request over the connection; throws if no answer came. */
  readonly probe: () => Promise<unknown>;
}

const NAMES: Readonly<Record<CircuitState, BreakerState>> = {
  [CircuitState.Closed]: "closed",
  [CircuitState.Open]: "open",
  [CircuitState.Isolated]: "open",
  [CircuitState.HalfOpen]: "half-open",
};

/** A circuit breaker that probes by itself whether its connection is back, so that no call has to try. */
export const createConnectionBreaker = (options: ConnectionBreakerOptions) => {
  const { failuresToOpen = 3, burstMs = 100, probeMs = 1_000, longestProbeMs = probeMs, onBreaker, probe } = options;
  const consecutive = new ConsecutiveBreaker(failuresToOpen);
  let isSilent = false;
  let countedAt = Number.NEGATIVE_INFINITY;
  let isMakingSure = false;
  /** Cutting all connections fails many calls but counts as one failure: a probe checks at once whether it is over. */
  const failed = (): boolean => {
    if (performance.now() - countedAt < burstMs) return false;
    countedAt = performance.now();
    makeSure();
    return consecutive.failure();
  };
  const makeSure = (): void => {
    if (isMakingSure || failuresToOpen === Number.POSITIVE_INFINITY) return;
    isMakingSure = true;
    probe()
      .then(
        () => consecutive.success(),
        () => {},
      )
      .finally(() => {
        isMakingSure = false;
      });
  };
  const policy = circuitBreaker(handleWhen(isUnavailable).orWhenResult(isLostCall), {
    halfOpenAfter: new ExponentialBackoff({
      initialDelay: probeMs,
      maxDelay: longestProbeMs,
      generator: noJitterGenerator,
    }),
    breaker: {
      state: undefined,
      success: () => consecutive.success(),
      // Silence was confirmed by a probe: that is proof enough.
      failure: () => failed() || isSilent,
    },
  });
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  const look = async (): Promise<void> => {
    await policy.execute(probe).catch(() => {});
    timer = undefined;
    if (policy.state !== CircuitState.Closed) keepProbing();
  };
  const keepProbing = (): void => {
    if (isStopped) return;
    // A timer may fire slightly early by another clock; the probe would then have to wait for the next one.
    timer ??= setTimeout(look, probeMs + 1).unref();
  };
  policy.onStateChange((state) => {
    if (state === CircuitState.Open) keepProbing();
    if (state === CircuitState.Closed) isSilent = false;
    onBreaker?.(NAMES[state]);
  });

  return {
    get state(): CircuitState {
      return policy.state;
    },
    /** Why the last use of the connection failed. */
    get reason(): string {
      return policy.lastFailure ? messageOf(policy.lastFailure) : "The tools cannot be reached.";
    },
    execute: <Value>(work: () => Promise<Value>): Promise<Value> => policy.execute(work),
    /** Asks a silent connection whether it is alive. If not, the next failure opens the breaker. */
    isAlive: async (): Promise<boolean> => {
      try {
        await probe();
        return true;
      } catch {
        isSilent = true;
        return false;
      }
    },
    /** Makes sure that an open breaker probes; does nothing after {@link stopProbing}. */
    keepProbing,
    /** Ends probing for good: the connection is no longer used. */
    stopProbing: (): void => {
      isStopped = true;
      clearTimeout(timer);
      timer = undefined;
    },
  };
};

const messageOf = (failure: FailureReason<unknown>): string =>
  "error" in failure
    ? (failure.error as Error).message
    : (connectionFailureOf(failure.value as ToolResult)?.message ?? "");

const isUnavailable = (error: unknown): boolean => error instanceof ToolError && error.code === "engine_unavailable";

/** The breaker sees the results of calls and tool lists. */
const isLostCall = (result: unknown): boolean =>
  typeof result === "object" &&
  result !== null &&
  "ok" in result &&
  connectionFailureOf(result as ToolResult) !== undefined;
