/** The time in which an answer is made: over when its caller leaves, or when it took too long. */
export interface AnswerLifetime {
  readonly signal: AbortSignal;
  /** At least 1. */
  remainingMs(): number;
  /** Lets go of the caller's signal and the timer; what still runs is stopped unless the answer is complete. */
  end(isComplete: boolean): void;
}

/** `AbortSignal.any` and `AbortSignal.timeout` would keep all that an answer held for longer than it takes. */
export const beginLifetime = (callerSignal: AbortSignal | undefined, timeoutMs: number): AnswerLifetime => {
  const endsAt = performance.now() + timeoutMs;
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(TOOK_TOO_LONG), timeoutMs);
  const leave = (): void => over.abort(callerSignal?.reason);
  if (callerSignal?.aborted) leave();
  callerSignal?.addEventListener("abort", leave, { once: true });
  return {
    signal: over.signal,
    remainingMs: () => Math.max(endsAt - performance.now(), 1),
    end: (isComplete) => {
      clearTimeout(timer);
      callerSignal?.removeEventListener("abort", leave);
      if (!isComplete) over.abort();
    },
  };
};

const TOOK_TOO_LONG = new DOMException("The answer took too long.", "TimeoutError");
