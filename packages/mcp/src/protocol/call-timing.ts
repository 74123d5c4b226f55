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

/**
 * Notes in a message when it came (`performance.now()`), if its client asks for times: in the place of its wish, for the
 * SDK hands on nothing beside a message.
 */
export const stampArrival = (message: unknown, arrivedAt: number): void => {
  const meta = (message as MaybeRequest | undefined)?.params?._meta;
  if (meta && CALL_TIMING_META in meta) meta[CALL_TIMING_META] = meta[CALL_TIMING_META] === true && arrivedAt;
};

interface MaybeRequest {
  readonly params?: { readonly _meta?: Record<string, unknown> };
}

/** The times of a call, when its client asks for them. @param arrivedAt when it came, by `performance.now()` */
export const timingFor = (meta: Meta, arrivedAt: number): CallTimer | undefined =>
  meta?.[CALL_TIMING_META] === true ? startTimer(arrivedAt) : undefined;

/** The same for a message that {@link stampArrival} has seen, or that no host has read. */
export const stampedTimingFor = (meta: Meta): CallTimer | undefined => {
  const stamp = meta?.[CALL_TIMING_META];
  return typeof stamp === "number" ? startTimer(stamp) : timingFor(meta, performance.now());
};

type Meta = Readonly<Record<string, unknown>> | undefined;

const startTimer = (arrivedAt: number): CallTimer => {
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
