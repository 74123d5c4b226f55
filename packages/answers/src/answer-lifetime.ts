/** The time in which an answer is made: it ends when the caller leaves or the timeout expires. */
export interface AnswerLifetime {
  readonly signal: AbortSignal;
  /** At least 1. */
  remainingMs(): number;
  /** Releases the caller's signal and the timer, and stops what still runs unless the answer is complete. */
  end(isComplete: boolean): void;
}

/** `AbortSignal.any` and `AbortSignal.timeout` would retain what an answer held after it has ended. */
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
