import { type JsonObject, type ToolDescription, ToolError, type ToolResult } from "@twinhost/core";
import { CircuitState } from "cockatiel";
import type { OpenCall } from "../call-signal.ts";
import { connectionFailure } from "../connection-failure.ts";
import type { ToolClient } from "../tool-client.ts";
import { type BoundOptions, createCallBounds } from "./bound-calls.ts";
import { type BreakerState, createConnectionBreaker } from "./connection-breaker.ts";
import { createSilenceWatch } from "./silence-watch.ts";
import { underWatch } from "./under-watch.ts";

/** When the breaker opens, the concurrency limit, and when silence is a failure. Times are in milliseconds. */
export interface CircuitBreakerOptions extends BoundOptions {
  /** Consecutive connection failures that open the breaker. */
  readonly failuresToOpen?: number;
  /** Failures closer together than this, as when many connections are cut at once, count as one; by default 100 ms. */
  readonly burstMs?: number;
  /** How long an open breaker waits before it probes the connection; doubles up to the longest, if one is set. */
  readonly probeMs?: number;
  readonly longestProbeMs?: number;
  /** How long a connection that owes answers may be silent before it is asked whether it is alive. */
  readonly silenceMs?: number;
  /** How long that answer, and the one to a probe of an open breaker, may take; by default `silenceMs`. */
  readonly probeTimeoutMs?: number;
  /** Called with every state change of the breaker. */
  readonly onBreaker?: ((state: BreakerState) => void) | undefined;
}

/** A tool client behind a circuit breaker. */
export interface CircuitBreakerClient extends ToolClient {
  /** False while the breaker keeps calls from the connection. */
  isOpenForCalls(): boolean;
}

/**
 * Puts a circuit breaker, a bulkhead and a watch for silence around one connection. While the breaker is open every
 * call fails at once; whether the connection is back is probed in the background, by requesting the tool list.
 */
export const withCircuitBreaker = (client: ToolClient, options: CircuitBreakerOptions = {}): CircuitBreakerClient => {
  const { silenceMs = 2_000, probeTimeoutMs = silenceMs } = options;
  const breaker = createConnectionBreaker({
    ...options,
    probe: () => client.listTools({ timeoutMs: probeTimeoutMs, isProbe: true }),
  });
  const watch = createSilenceWatch({ silenceMs, isAlive: () => breaker.isAlive() });

  const notAttempted = (): ToolResult => {
    breaker.keepProbing();
    return { ok: false, error: connectionFailure("notAttempted", unavailableMessage(breaker.reason)) };
  };
  const runBounded = createCallBounds(client, options);
  /** The breaker may have opened while the call waited for its slot. */
  const callUnlessOpen = (name: string, args: JsonObject, call: OpenCall): Promise<ToolResult> =>
    breaker.state === CircuitState.Closed
      ? breaker.execute(() => underWatch(client, watch, name, args, call))
      : Promise.resolve(notAttempted());

  return {
    get transport() {
      return client.transport;
    },
    isOpenForCalls: () => breaker.state === CircuitState.Closed,
    listTools: async (listOptions): Promise<ToolDescription[]> => {
      if (breaker.state !== CircuitState.Closed) {
        breaker.keepProbing();
        throw new ToolError("engine_unavailable", unavailableMessage(breaker.reason));
      }
      return breaker.execute(() => client.listTools(listOptions));
    },
    callTool: (name, args, callOptions = {}): Promise<ToolResult> =>
      breaker.state === CircuitState.Closed
        ? runBounded(callOptions, (call) => callUnlessOpen(name, args, call))
        : Promise.resolve(notAttempted()),
    close: async () => {
      breaker.stopProbing();
      await client.close();
    },
  };
};

const unavailableMessage = (reason: string): string =>
  `${reason} Calls fail at once until it responds again; it is checked in the background.`;
