import { type Caller, failure, type ToolResult } from "@twinhost/core";
import type { CallOptions } from "./tool-client.ts";

/** How long a call waits when its caller sets no limit. Longer than the longest tool may run. */
const DEFAULT_TIMEOUT_MS = 60_000;

/** The result for a caller that left. */
const CANCELLED: ToolResult = {
  ok: false,
  error: failure("cancelled", "The caller left before the answer was ready."),
};

/** One attempt of a call; a new one begins when the connection of the last was given up. */
interface Attempt {
  readonly controller: AbortController;
  /** How it was ended from outside, if it was. */
  stopped?: ToolResult;
  /** Notifies whoever waits for it. */
  stop?: (result: ToolResult) => void;
}

/**
 * A call from its entry to its connection, with its one deadline and its one signal. The outermost layer opens it
 * ({@link inOpenCall}) and passes it on as the options of the call, where the inner layers find it.
 */
export class OpenCall implements CallOptions {
  readonly endsAt: number;
  readonly onProgress: CallOptions["onProgress"];
  readonly onTiming: CallOptions["onTiming"];
  readonly onTransport: CallOptions["onTransport"];
  readonly onMcpResult: CallOptions["onMcpResult"];
  readonly traceparent: string | undefined;
  readonly tracestate: string | undefined;
  readonly caller: Caller | undefined;
  readonly requestId: string | undefined;
  readonly #callerSignal: AbortSignal | undefined;
  readonly #timer: NodeJS.Timeout;
  #attempt = beginAttempt();
  #ending: ToolResult | undefined;
  /** Created only for those who wait for more than one attempt. */
  #ended: PromiseWithResolvers<ToolResult> | undefined;

  constructor(options: CallOptions) {
    const { timeoutMs = DEFAULT_TIMEOUT_MS, signal } = options;
    this.endsAt = performance.now() + timeoutMs;
    this.onProgress = options.onProgress;
    this.onTiming = options.onTiming;
    this.onTransport = options.onTransport;
    this.onMcpResult = options.onMcpResult;
    this.traceparent = options.traceparent;
    this.tracestate = options.tracestate;
    this.caller = options.caller;
    this.requestId = options.requestId;
    this.#callerSignal = signal;
    this.#timer = setTimeout(() => this.end(late(timeoutMs)), timeoutMs);
    signal?.addEventListener("abort", this.#leave, { once: true });
  }

  /** Aborts with the call, or with its attempt. */
  get signal(): AbortSignal {
    return this.#attempt.controller.signal;
  }

  /** The time left, in whole milliseconds. */
  get timeoutMs(): number {
    return Math.max(1, Math.ceil(this.endsAt - performance.now()));
  }

  /** How the call was ended from outside, if it was, whatever its connection made of the abort. */
  get ending(): ToolResult | undefined {
    return this.#ending;
  }

  /** An attempt's result, or its end from outside: a connection that is slow to abort does not delay the end. */
  untilStopped(work: Promise<ToolResult>): Promise<ToolResult> {
    const current = this.#attempt;
    return new Promise((resolve, reject) => {
      current.stop = resolve;
      if (current.stopped) resolve(current.stopped);
      work.then(resolve, reject);
    });
  }

  /** The same for work that waits, or makes several attempts. */
  untilEnded(work: Promise<ToolResult>): Promise<ToolResult> {
    if (this.#ending) return Promise.resolve(this.#ending);
    this.#ended ??= Promise.withResolvers();
    return Promise.race([this.#ended.promise, work]);
  }

  /** Ends the call; only the first end counts. */
  end(result: ToolResult): void {
    if (this.#ending) return;
    this.#ending = result;
    this.#ended?.resolve(result);
    stop(this.#attempt, result);
  }

  /** Stops only this attempt: the call may be tried again. */
  giveUp(): void {
    const givenUp = this.#attempt;
    if (!this.#ending) this.#attempt = beginAttempt();
    stop(givenUp, CANCELLED);
  }

  /** Must be called when the call has its result. */
  close(): void {
    clearTimeout(this.#timer);
    this.#callerSignal?.removeEventListener("abort", this.#leave);
  }

  readonly #leave = (): void => this.end(CANCELLED);
}

const beginAttempt = (): Attempt => ({ controller: new AbortController() });

const stop = (attempt: Attempt, result: ToolResult): void => {
  attempt.stopped = result;
  attempt.stop?.(result);
  attempt.controller.abort();
};

const late = (timeoutMs: number): ToolResult => ({
  ok: false,
  error: failure("deadline", `No answer came within ${timeoutMs} ms; the call was stopped.`),
});

/** Runs a call that an outer layer has opened, or opens it here. */
export const inOpenCall = (options: CallOptions, run: (call: OpenCall) => Promise<ToolResult>): Promise<ToolResult> =>
  options instanceof OpenCall ? run(options) : open(options, run);

const open = async (options: CallOptions, run: (call: OpenCall) => Promise<ToolResult>): Promise<ToolResult> => {
  if (options.signal?.aborted) return CANCELLED;
  const call = new OpenCall(options);
  try {
    return await run(call);
  } finally {
    call.close();
  }
};

/**
 * Runs one call on its connection, under the caller's signal and time limit. When either ends it, the result is
 * `cancelled` or `deadline`, whatever the connection made of the abort, and so the same over every transport.
 */
export const underCallSignal = (
  options: CallOptions,
  call: (signal: AbortSignal) => Promise<ToolResult>,
): Promise<ToolResult> => inOpenCall(options, (open) => open.untilStopped(call(open.signal)));
