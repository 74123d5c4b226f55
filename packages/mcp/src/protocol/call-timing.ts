import type { CallTiming } from "@twinhost/core";

/**
 * Key in `_meta`: with `true`, a request asks for the timing of its call, which the result has under the same key, in
 * milliseconds, as `{server_ms, tool_ms, engine_ms}`.
 */
export const CALL_TIMING_META = "twinhost/timing";

/** The timing as sent. */
interface WireTiming {
  /** From the request's arrival at the host until its answer was ready. */
  readonly server_ms: number;
  readonly tool_ms: number;
  readonly engine_ms: number;
}

/**
 * Records in a message when it arrived (`performance.now()`), if its client asks for timing. The time replaces the
 * client's `true`, because the SDK passes on nothing but the message.
 */
export const stampArrival = (message: unknown, arrivedAt: number): void => {
  const meta = (message as MaybeRequest | undefined)?.params?._meta;
  if (meta && CALL_TIMING_META in meta) meta[CALL_TIMING_META] = meta[CALL_TIMING_META] === true && arrivedAt;
};

interface MaybeRequest {
  readonly params?: { readonly _meta?: Record<string, unknown> };
}

/** A timer for a call whose client asks for timing. @param arrivedAt when it arrived, by `performance.now()` */
export const timingFor = (meta: Meta, arrivedAt: number): CallTimer | undefined =>
  meta?.[CALL_TIMING_META] === true ? startTimer(arrivedAt) : undefined;

/** The same for a message stamped by {@link stampArrival}; without a stamp, its arrival is now. */
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
  /** To be called when the answer is ready. @returns the timing for its `_meta` */
  stop(): { readonly [CALL_TIMING_META]: WireTiming };
}

const toWireTiming = ({ toolMs, engineMs }: CallTiming, serverMs: number): WireTiming => ({
  server_ms: toMicroseconds(serverMs),
  tool_ms: toMicroseconds(toolMs),
  engine_ms: toMicroseconds(engineMs),
});

const toMicroseconds = (ms: number): number => Math.round(ms * 1000) / 1000;
