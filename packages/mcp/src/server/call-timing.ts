import { AsyncLocalStorage } from "node:async_hooks";
import type { CallTiming } from "@twinhost/core";

/**
 * Key in `_meta`: a request with `true` under it asks for the times of its call, and the result has them there, in
 * milliseconds, as `{server_ms, tool_ms, engine_ms}`.
 */
export const CALL_TIMING_META = "twinhost/timing";

/** As it is on the wire. */
interface WireTiming {
  /** From the request's arrival at the host until its answer was made. */
  readonly server_ms: number;
  readonly tool_ms: number;
  readonly engine_ms: number;
}

const arrivals = new AsyncLocalStorage<number>();

/**
 * Handles a message that a host has read. Whoever asks for times is answered from `arrivedAt` on (`performance.now()`);
 * nobody else pays for it.
 */
export const handleArrived = <Result>(message: unknown, arrivedAt: number, handle: () => Result): Result =>
  asksForTiming((message as MaybeRequest)?.params?._meta) ? arrivals.run(arrivedAt, handle) : handle();

interface MaybeRequest {
  readonly params?: { readonly _meta?: Readonly<Record<string, unknown>> };
}

const asksForTiming = (meta: Readonly<Record<string, unknown>> | undefined): boolean =>
  meta?.[CALL_TIMING_META] === true;

/** The times of the call that is handled now, when its client asks for them. @param arrivedAt by default what {@link handleArrived} was told */
export const timingFor = (
  meta: Readonly<Record<string, unknown>> | undefined,
  arrivedAt = arrivals.getStore() ?? performance.now(),
): CallTimer | undefined => {
  if (!asksForTiming(meta)) return undefined;
  let call: CallTiming = { toolMs: 0, engineMs: 0 };
  return {
    onTiming: (timing) => {
      call = timing;
    },
    stop: () => ({ [CALL_TIMING_META]: toWireTiming(call, performance.now() - arrivedAt) }),
  };
};

export interface CallTimer {
  /** For the toolbox. */
  onTiming(timing: CallTiming): void;
  /** The answer is made: what its `_meta` tells. */
  stop(): { readonly [CALL_TIMING_META]: WireTiming };
}

const toWireTiming = ({ toolMs, engineMs }: CallTiming, serverMs: number): WireTiming => ({
  server_ms: toMicroseconds(serverMs),
  tool_ms: toMicroseconds(toolMs),
  engine_ms: toMicroseconds(engineMs),
});

const toMicroseconds = (ms: number): number => Math.round(ms * 1000) / 1000;
